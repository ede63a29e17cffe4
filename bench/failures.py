"""What Schemathesis found, from its NDJSON events: each failure once per operation, with the second it was first seen."""
import json
import sys

first = {}
start = sent = 0
for line in open(sys.argv[1], encoding="utf-8"):
    kind, event = next(iter(json.loads(line).items()))
    start = start or event.get("timestamp", 0)
    if kind != "ScenarioFinished":
        continue
    recorder = event["recorder"]
    interactions = recorder.get("interactions", {})
    sent += len(interactions)
    for case, checks in recorder.get("checks", {}).items():
        status = interactions.get(case, {}).get("response") or {}
        when = interactions.get(case, {}).get("timestamp") or event["timestamp"]
        when = when if isinstance(when, (int, float)) else event["timestamp"]
        for check in checks:
            if check["status"] != "failure":
                continue
            failure = check["failure_info"]["failure"]
            key = (failure["operation"], check["name"], failure["title"], status.get("status_code", "-"))
            words = " ".join(failure["message"].split())[:90]
            if key not in first or when < first[key][0]:
                first[key] = (when, words)
for key, (when, words) in sorted(first.items(), key=lambda item: (item[0][0], item[1][0])):
    print(f"{when - start:6.1f} s  {key[0]:40} {key[3]}  {key[1]}: {key[2]}: {words}")
print(f"{sent} requests, {len(first)} different failures")
