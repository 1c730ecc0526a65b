"""Which of the best splits, against linear programs solved by HiGHS.

Takes on standard input a line for each plan: the plan, what each account is expected to spend while any credit lives, and
for each policy what the package spends and gives. Holds that

- every policy spends what the linear program comes to within the plan's bounds;
- of those splits `proportional` has the lowest highest fill, then the lowest next one, and so on, to one minor unit an account;
- `leastChange` moves as little as the linear program that minimizes the sum of changes.

Says how many plans agree, and stops at the first that doesn't.
"""

import json
import sys
from datetime import timedelta
from decimal import Decimal

import highspy
from days import day, minor, slots

# Amounts are entered in hundreds of minor units.
SCALE = 100


class Program:
    """The flow of a plan from credits into slots, as columns and rows."""

    def __init__(self, plan):
        self.plan = plan
        self.accounts = [account["id"] for account in plan["adAccounts"]]
        self.arcs = []
        places = list(slots(plan))
        stretches = len(places) // len(self.accounts)
        for source, credit in enumerate(plan["adCredits"]):
            issued, expires = day(credit["issued"]), day(credit["expires"])
            for place, (first, after, room) in enumerate(places):
                if room and issued <= first and after <= expires + timedelta(1):
                    self.arcs.append((source, place // stretches, place))
        self.rooms = [room for _, _, room in places]

    def model(self):
        """The rows that every split keeps to: credits, slots, and the bounds of the plan."""
        model = highspy.Highs()
        model.silent()
        for _ in self.arcs:
            model.addVar(0, highspy.kHighsInf)
        policy = self.plan.get("splitPolicy", {})
        by_credit, by_account, by_pair, by_slot = {}, {}, {}, {}
        for at, (source, account, place) in enumerate(self.arcs):
            by_credit.setdefault(source, []).append(at)
            by_account.setdefault(account, []).append(at)
            by_pair.setdefault((source, account), []).append(at)
            by_slot.setdefault(place, []).append(at)
        limit = lambda most, inside: model.addRow(-highspy.kHighsInf, most / SCALE, len(inside), inside, [1.0] * len(inside))
        for source, inside in by_credit.items():
            limit(minor(self.plan["adCredits"][source]["amount"]), inside)
        for place, inside in by_slot.items():
            limit(self.rooms[place], inside)
        for account, inside in by_account.items():
            most = self.plan["adAccounts"][account].get("atMost")
            if most is not None:
                limit(minor(most), inside)
        for (source, _), inside in by_pair.items():
            if "maxShare" in policy:
                limit(minor(self.plan["adCredits"][source]["amount"]) * Decimal(policy["maxShare"]).__float__(), inside)
        self.by_account, self.by_pair = by_account, by_pair
        return model

    def solved(self, model):
        model.run()
        if model.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            sys.exit(f"not solved: {model.modelStatusToString(model.getModelStatus())}")
        return model.getInfo().objective_function_value, model.getSolution().col_value

    def most(self):
        """The most that can be spent, in minor units."""
        model = self.model()
        model.changeObjectiveSense(highspy.ObjSense.kMaximize)
        for at in range(len(self.arcs)):
            model.changeColCost(at, 1)
        return round(self.solved(model)[0] * SCALE)

    def spending(self, most):
        """A model of the splits that spend the most."""
        model = self.model()
        every = list(range(len(self.arcs)))
        model.addRow(most / SCALE, most / SCALE, len(every), every, [1.0] * len(every))
        return model

    def least_change(self, most, planned):
        """How little of what is planned can change, in minor units."""
        model = self.spending(most)
        # A pair that no slot is open to gets nothing: all that is planned for it changes.
        closed = sum(amount for pair, amount in planned.items() if pair not in self.by_pair)
        for pair, inside in self.by_pair.items():
            more = model.getNumCol()
            model.addVar(0, highspy.kHighsInf)
            model.addVar(0, highspy.kHighsInf)
            model.changeColCost(more, 1)
            model.changeColCost(more + 1, 1)
            before = planned.get(pair, 0) / SCALE
            model.addRow(before, before, len(inside) + 2, [*inside, more, more + 1], [*[1.0] * len(inside), -1.0, 1.0])
        return round(self.solved(model)[0] * SCALE) + closed

    def fairest(self, most, expected):
        """What each account spends in the fairest split, in minor units: the highest fill is made as low as it can be, the
        accounts that hold it there are frozen at it, and so on with the rest."""
        frozen = {}
        while len(frozen) < len(self.by_account):
            model = self.spending(most)
            fill = model.getNumCol()
            model.addVar(0, highspy.kHighsInf)
            model.changeColCost(fill, 1)
            rows = {}
            for account, inside in self.by_account.items():
                ones = [1.0] * len(inside)
                if account in frozen:
                    limit = frozen[account] * (1 + 1e-9) + 1e-7
                    model.addRow(-highspy.kHighsInf, limit, len(inside), inside, ones)
                else:
                    rows[account] = model.getNumRow()
                    weight = expected[account] / SCALE
                    model.addRow(-highspy.kHighsInf, 0, len(inside) + 1, [*inside, fill], [*ones, -weight])
            lowest, _ = self.solved(model)
            duals = model.getSolution().row_dual
            holding = [account for account, row in rows.items() if abs(duals[row]) > 1e-9]
            for account in holding or rows:
                frozen[account] = lowest * expected[account] / SCALE
        return {account: amount * SCALE for account, amount in frozen.items()}


def pairs_of(plan, allocations):
    credits = {credit["id"]: at for at, credit in enumerate(plan["adCredits"])}
    accounts = {account["id"]: at for at, account in enumerate(plan["adAccounts"])}
    pairs = {}
    for it in allocations:
        pair = (credits[it["adCredit"]], accounts[it["adAccount"]])
        pairs[pair] = pairs.get(pair, 0) + minor(it["amount"])
    return pairs


agreed = 0
worst = 0.0
for line in sys.stdin:
    asked = json.loads(line)
    plan = asked["plan"]
    told = f"plan {asked['seed']}"
    program = Program(plan)
    most = program.most()
    for policy, answer in asked["answers"].items():
        if minor(answer["spent"]) != most:
            sys.exit(f"{told}: {policy} spends {minor(answer['spent'])} minor units, HiGHS {most}")
    before = pairs_of(plan, plan["allocations"])
    after = pairs_of(plan, asked["answers"]["leastChange"]["allocations"])
    changed = sum(abs(after.get(pair, 0) - before.get(pair, 0)) for pair in {*before, *after})
    least = program.least_change(most, before)
    if changed != least:
        sys.exit(f"{told}: leastChange changes {changed} minor units, HiGHS {least}")
    expected = [minor(amount) for amount in asked["expected"]]
    fair = program.fairest(most, expected)
    gets = {}
    for (_, account), amount in pairs_of(plan, asked["answers"]["proportional"]["allocations"]).items():
        gets[account] = gets.get(account, 0) + amount
    for account, amount in fair.items():
        off = abs(gets.get(account, 0) - amount)
        worst = max(worst, off)
        # A minor unit for rounding, and what the solver is off by.
        if off > 1 + 1e-6 * most:
            sys.exit(f"{told}: account {account} gets {gets.get(account, 0)} minor units, HiGHS {amount:.2f}")
    agreed += 1
print(f"splits that HiGHS confirms, each by three policies: {agreed}, plans, 4 to 12 accounts x 2 to 6 credits x 40 to 120 days")
print(f"what an account of the fairest split is off from the linear programs: {worst:.2g}, minor units at most, the same")
