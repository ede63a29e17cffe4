"""What Prodproof found, from the report and the lines it wrote on the way, each with the second it was first told."""
import json
import re
import sys

report = json.load(open(sys.argv[1], encoding="utf-8"))
told = {}
start = 0.0
for line in open(sys.argv[2], encoding="utf-8"):
    match = re.match(r" *([\d.]+) s  (\S+) +(.*)", line)
    if match and match[2] == "survey:" and not start:
        start = float(match[1])
    elif match and match[2] in ("critical", "major", "minor", "info"):
        told.setdefault(match[3][:50], float(match[1]) - start)
        told.setdefault(match[3].partition(": ")[0] + ": " + match[3].partition(": ")[2][:18], float(match[1]) - start)
count = 0
for check in report["checks"]:
    for finding in check["findings"]:
        count += finding["severity"] != "info"
        line = finding["where"] + ": " + finding["what"]
        seen = told.get(line[:50], told.get(finding["where"] + ": " + finding["what"][:18]))
        when = "at the end" if seen is None else f"{seen:6.1f} s"
        print(f"{when:10}  {finding['severity']:8} {check['id']:32} {line[:120]}")
print(f"{report['exchanges']} requests, {count} findings that count, {report['seconds']:.0f} s from the survey to the report")
