"""The days of a plan as a linear program has them: one slot for each account and stretch of days between two dates on which
a credit begins or ends."""

from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal


def minor(text):
    return int(Decimal(text) * 100)


def day(text):
    return date.fromisoformat(text)


def pace(account, on):
    factor = Decimal(account.get("weekdayFactors", ["1"] * 7)[on.weekday()])
    return int((minor(account["dailySpend"]) * factor).quantize(Decimal(1), rounding=ROUND_HALF_EVEN))


def slots(plan):
    """Each account's stretches of days, with what it can spend in them."""
    start, end = day(plan["start"]), day(plan["end"])
    cuts = {start, end + timedelta(1)}
    for credit in plan["adCredits"]:
        cuts.add(max(start, day(credit["issued"])))
        cuts.add(min(end, day(credit["expires"])) + timedelta(1))
    cuts = sorted(cut for cut in cuts if start <= cut <= end + timedelta(1))
    suspended = {event["adAccount"]: day(event["on"]) for event in plan["events"]}
    for account in plan["adAccounts"]:
        for first, after in zip(cuts, cuts[1:]):
            days = [first + timedelta(n) for n in range((after - first).days)]
            live = [on for on in days if on < suspended.get(account["id"], date.max)]
            yield first, after, sum(pace(account, on) for on in live)
