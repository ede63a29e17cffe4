// The page is whole without this: it only adds copying and finding.
(() => {
  'use strict';
  const make = (name, css, words) => {
    const made = document.createElement(name);
    made.className = css;
    made.textContent = words;
    return made;
  };
  if (navigator.clipboard) {
    document.querySelectorAll('.reproduce').forEach(box => {
      const copy = make('button', 'copy', 'Copy');
      copy.type = 'button';
      copy.setAttribute('aria-live', 'polite');
      copy.addEventListener('click', () =>
        navigator.clipboard.writeText(box.querySelector('code').textContent).then(
          () => { copy.textContent = 'Copied'; setTimeout(() => { copy.textContent = 'Copy'; }, 1500); },
          () => { copy.textContent = 'Select it'; }));
      box.classList.add('copying');
      box.append(copy);
    });
  }
  const checks = document.getElementById('checks');
  if (!checks || !checks.children.length) return;
  const tools = make('div', 'tools', '');
  const find = make('input', '', '');
  find.type = 'search';
  find.placeholder = 'Find a check, an operation, a cause';
  find.setAttribute('aria-label', 'Show only what contains these words');
  const open = make('button', '', 'Open all');
  open.type = 'button';
  open.addEventListener('click', () => {
    const wanted = open.textContent === 'Open all';
    checks.querySelectorAll('details:not(.stack)').forEach(part => { part.open = wanted; });
    open.textContent = wanted ? 'Close all' : 'Open all';
  });
  find.addEventListener('input', () => {
    const words = find.value.trim().toLowerCase();
    const holds = part => part.textContent.toLowerCase().includes(words);
    checks.querySelectorAll('.check, .reason').forEach(part => { part.hidden = !holds(part); });
    checks.querySelectorAll('.finding').forEach(part => {
      const head = part.closest('.check').querySelector('.check-head');
      part.hidden = !holds(part) && !holds(head);
    });
    checks.querySelectorAll('.rows > li').forEach(part => {
      part.hidden = !holds(part) && !holds(part.closest('.reason').querySelector('h3'));
    });
    checks.querySelectorAll('.verdicts').forEach(part => {
      part.hidden = !part.querySelector('.check:not([hidden]), .reason:not([hidden])');
    });
  });
  tools.append(find, open);
  checks.before(tools);
})();
