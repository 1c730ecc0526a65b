"""The split as a linear program, solved by HiGHS: it must come to what the best split says, in whole minor units.

Takes on standard input the plan, and what the package says can be spent. Says how long the solver takes, model and
solution; the model of the days is made as our flow has it, one slot for each account and stretch of days between two
dates on which a credit begins or ends.
"""

import json
import statistics
import sys
import time
from datetime import timedelta

import highspy
from days import day, minor, slots


def solve(plan):
    sources = [(day(c["issued"]), day(c["expires"]), minor(c["amount"])) for c in plan["adCredits"]]
    model = highspy.Highs()
    model.silent()
    arcs = []
    places = list(slots(plan))
    for source, (issued, expires, _) in enumerate(sources):
        for place, (first, after, room) in enumerate(places):
            if room and issued <= first and after <= expires + timedelta(1):
                arcs.append((source, place))
    for _ in arcs:
        model.addVar(0, highspy.kHighsInf)
    model.changeObjectiveSense(highspy.ObjSense.kMaximize)
    for at in range(len(arcs)):
        model.changeColCost(at, 1)
    leaving, reaching = {}, {}
    for at, (source, place) in enumerate(arcs):
        leaving.setdefault(source, []).append(at)
        reaching.setdefault(place, []).append(at)
    for source, inside in leaving.items():
        model.addRow(0, sources[source][2], len(inside), inside, [1.0] * len(inside))
    for place, inside in reaching.items():
        model.addRow(0, places[place][2], len(inside), inside, [1.0] * len(inside))
    begun = time.perf_counter()
    model.run()
    took = time.perf_counter() - begun
    return round(model.getInfo().objective_function_value), took


asked = json.load(sys.stdin)
found, taken = 0, []
for _ in range(7):
    found, took = solve(asked["plan"])
    taken.append(took * 1000)
if found != minor(asked["spent"]):
    sys.exit(f"HiGHS comes to {found} minor units, the package to {minor(asked['spent'])}")
print(f"split, HiGHS, without making its model: {statistics.median(taken):.3g}, ms, {asked['words']}")
