// Judges requests by the schemas of the API description, so that the two can't drift apart.
import Ajv from 'ajv/dist/2020.js';
import { Refused } from './problem.js';

export function schemas(description, options = {}) {
  const ajv = new Ajv({ allErrors: true, strict: false, ...options });
  ajv.addSchema({ $id: 'api', components: description.components });

  function body(name) {
    const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
    return (request, _response, next) => {
      refuseIf(!validate(request.body), validate.errors, '');
      refuseUnstorable(request.body, '');
      next();
    };
  }

  // Parameters come as text; those that are numbers are read as such, and once each.
  function parameters(list) {
    const all = list.map((one) => (one.$ref ? description.components.parameters[one.$ref.split('/').at(-1)] : one));
    const validators = all.map((one) => ({ ...one, validate: ajv.compile(one.schema) }));
    return (request, _response, next) => {
      request.given = {};
      for (const { name, in: place, schema, required, validate } of validators) {
        const raw = place === 'query' ? request.query[name] : place === 'path' ? request.params[name] : request.get(name);
        if (raw === undefined) {
          refuseIf(required, [{ instancePath: '', message: 'must be there' }], name);
          request.given[name] = schema.default;
          continue;
        }
        const value = schema.type === 'integer' && /^-?\d{1,15}$/.test(raw) ? Number(raw) : raw;
        refuseIf(!validate(value), validate.errors, name);
        refuseUnstorable(value, name);
        request.given[name] = value;
      }
      next();
    };
  }

  return { body, parameters };
}

function refuseIf(wrong, errors, name) {
  if (wrong) {
    const told = (errors ?? []).slice(0, 20).map((error) => ({
      field: name + error.instancePath || '/',
      rule: error.keyword === 'additionalProperties' ? 'holds a field that is not known' : error.message,
    }));
    throw new Refused(400, 'The request breaks a rule.', { errors: told });
  }
}

// PostgreSQL can't keep U+0000, and an unpaired surrogate isn't a character.
function refuseUnstorable(value, at) {
  if (typeof value === 'string') {
    const wrong = value.includes('\0') || !value.isWellFormed();
    refuseIf(wrong, [{ instancePath: '', message: 'must hold neither U+0000 nor unpaired surrogates' }], at);
  } else if (value && typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) {
      refuseUnstorable(one, `${at}/${key}`);
    }
  }
}
