// What a random user does, each action by the controls that a person would use. Numbers choose among what is there, as
// in `src/app/state/random_user/`, which gives the actions.
import { readFileSync } from "node:fs";
import { encodePlan } from "../../dist/api/api.js";
import { even, more, screen, wayBack } from "./planner.mjs";

const fixture = (name) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url), "utf8");
const brought = ["sheets/c_excel_block.tsv", "sheets/credits.tsv", "sheets/european.csv", "tiktok/bc_balance.json"].map(fixture);
const dialog = (page) => page.getByRole("dialog");
const main = (page) => page.locator("main");

/** One of what is there to be used; nothing where there is nothing. */
const one = async (all, which) => {
  const there = all.and(all.page().locator(":visible:not([aria-disabled=true], [disabled])"));
  const number = await there.count();
  return number ? there.nth(which % number) : null;
};
/** Presses one of these, and says its name. */
const press = async (all, which = 0) => {
  const it = await one(all, which);
  if (!it) return "";
  const name = await it.evaluate((it) => it.getAttribute("aria-label") ?? it.textContent);
  await it.click();
  return name || "pressed";
};
const inMain = (page, name) => main(page).getByRole("button", { name });
/** Presses something in a dialog once that has come; what there is to be asked decides whether one comes. */
const pressIn = async (page, buttons, which) => {
  await dialog(page).waitFor({ timeout: 1_000 }).catch(() => {});
  return press(buttons(dialog(page)), which);
};
const leave = async (page) => {
  for (let open = 0; open < 3 && (await dialog(page).count()); open++) {
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "detached", timeout: 1_000 }).catch(() => {});
  }
};
const go = async (page, name) => {
  const link = page.getByRole("navigation").getByRole("link", { name, exact: true });
  if ((await link.getAttribute("aria-current")) === "page") return false;
  await screen(page, name);
  // Its title, or what was begun there: a check-in that is open goes to its first field.
  await main(page).locator(":focus").waitFor();
  return true;
};

/** Chromium takes a day digit by digit; what is none leaves a part of the field empty. */
const typeDay = async (page, field, day) => {
  await field.focus();
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (year) await page.keyboard.type(`${month}${date}${year}`);
  else await page.keyboard.press("Backspace");
};
/** Types into a field in the place of what stands in it. What is long or has no key comes as from a clipboard. */
const typeText = async (page, field, text) => {
  await field.click();
  await page.keyboard.press("ControlOrMeta+A");
  if (!text) await page.keyboard.press("Backspace");
  else if (/^[ -~]{1,20}$/.test(text)) await page.keyboard.type(text);
  else await page.keyboard.insertText(text);
  // What a field of one line holds of it.
  return text.replace(/[\r\n]/g, " ");
};

/**
 * Enters this action's text, day, amount or choice, whichever the field is for. What is expected to stand in it, where
 * that is a text as it was typed, stays with the page.
 */
const enter = async (page, field, action) => {
  const kind = await field.evaluate((it) => {
    if (it.localName === "select") return "choice";
    if (it.type === "date") return "day";
    return it.inputMode === "decimal" || it.inputMode === "numeric" ? "amount" : "text";
  });
  if (kind === "choice") {
    const options = await field.$$eval("option:not([disabled])", (all) => all.map((it) => it.value));
    await field.focus();
    await field.selectOption(options[action.how % options.length]);
    return;
  }
  if (kind === "day") await typeDay(page, field, action.day);
  const typed = kind === "day" ? null : await typeText(page, field, action[kind]);
  await page.evaluate((typed) => {
    const field = document.activeElement;
    const isCut = typed !== null && field.maxLength >= 0 && typed.length > field.maxLength;
    globalThis.entered = { field, typed: isCut ? null : typed };
  }, typed);
};
/** Types into one of these fields, and says which. */
const into = async (page, fields, action) => {
  // As an element: where it stands among the others may change.
  const field = await (await one(fields, action.which))?.elementHandle();
  if (!field) return "";
  await enter(page, field, action);
  return page.evaluate(() => document.activeElement.labels?.[0]?.textContent || document.activeElement.localName);
};

/** Opens the details of an ad account, unless some are open. */
const details = async (page, which) => {
  await go(page, "Plan");
  if (await inMain(page, /^Remove ad account$/).count()) return;
  await press(page.locator(".account").getByRole("rowheader").getByRole("button", { expanded: false }), which);
};
const settings = async (page) => {
  await go(page, "Plan");
  await press(inMain(page, /^Plan settings/).and(page.locator("[aria-expanded=false]")));
};
const scenarios = async (page, choose) => {
  await press(page.getByRole("button", { name: "Scenarios" }));
  const pressed = await choose(page.locator("#scenarios-menu"));
  if (!pressed) await page.keyboard.press("Escape");
  return pressed;
};
const onPlan = (name) => async (page, { which }) => {
  await go(page, "Plan");
  return press(inMain(page, name), which);
};
const inDetails = (name) => async (page, { which }) => {
  await details(page, which);
  return press(inMain(page, name), which);
};
const onTimeline = (name) => async (page, { which }) => {
  await go(page, "Timeline");
  return press(inMain(page, name), which);
};
const onReview = (name) => async (page, { which }) => {
  await go(page, "Review");
  return press(inMain(page, name), which);
};
const screens = ["Plan", "Timeline", "Compare", "Review", "Track"];
/** Fields that are part of the plan, on whatever screen. What is only looked at, and files, are none. */
const fields = (page) =>
  page
    .locator("header input:not([type=file]), .credits input, .credits select, .settings input, .settings select, .accounts input, .accounts select")
    .and(page.locator(":not([type=checkbox], [type=radio], #at-currency)"));

/** Each does it, and says what; nothing where there was nothing to be done. */
export const does = {
  Type: async (page, action) => {
    // Now and then more fields come into sight first.
    if (action.how % 5 === 0) await press(main(page).locator("button[aria-expanded=false]:not([aria-haspopup])"), action.which);
    return into(page, fields(page), action);
  },
  Allocate: async (page, action) => {
    await go(page, "Plan");
    return into(page, page.getByLabel(/^Allocate .* to /).and(page.locator("input")), action);
  },
  AddAccount: onPlan(/^Add ad account$/),
  RemoveAccount: inDetails(/^Remove ad account$/),
  AddCredit: async (page, action) =>
    action.how % 4 ? onPlan(/^Add ad credit$/)(page, action) : inDetails(/^Add ad credit already/)(page, action),
  RemoveCredit: async (page, action) => {
    await go(page, "Plan");
    if (!(await inMain(page, /^Remove ad credit$/).count())) {
      await press(page.locator(".credits button[aria-expanded=false]"), action.which);
    }
    return press(inMain(page, /^Remove ad credit$/), action.which);
  },
  AddPart: inDetails(/^Allocate another part$/),
  RemoveAllocation: inDetails(/^Remove$/),
  ClearPlanned: inDetails(/^Clear /),
  AddEvent: async (page, action) => {
    if (action.how % 2) return inDetails(/^Add a suspension$/)(page, action);
    await go(page, "Timeline");
    if (!(await press(inMain(page, /^Add an event$/)))) return "";
    const kind = page.getByLabel("Event", { exact: true });
    const options = await kind.locator("option").evaluateAll((all) => all.map((it) => it.value));
    await kind.selectOption(options[action.how % options.length]);
    return press(page.getByRole("button", { name: "Add", exact: true }));
  },
  RemoveEvent: onTimeline(/^Remove /),
  Move: onTimeline(/ a day (earlier|later) /),
  ChooseSplit: async (page, { which }) => {
    if (!(await press(page.locator("#split-how")))) return "";
    const chosen = await press(page.locator("#split-menu").getByRole("radio"), which);
    await page.keyboard.press("Escape");
    return chosen;
  },
  ChooseAssumption: async (page, action) => {
    await settings(page);
    if (!(await press(inMain(page, /^Assumptions/)))) return "";
    await dialog(page).waitFor();
    await into(page, dialog(page).locator("select"), action);
    await leave(page);
    return "chosen";
  },
  AddMember: async (page) => {
    await more(page, "Members");
    const added = await pressIn(page, (it) => it.getByRole("button", { name: /^Add/ }));
    await leave(page);
    return added;
  },
  Fit: (page) => press(page.locator("#fit")),
  FitAccount: inDetails(/^Fit to spend: /),
  FitInParts: async (page) => {
    await go(page, "Compare");
    const fold = page.locator(".making:not([open]) > summary");
    if (await fold.count()) await fold.click();
    return press(inMain(page, /^Compare in parts$/));
  },
  Mark: onReview(/^(Mark as allocated|Not allocated)/),
  MarkDay: onReview(/^Mark all of /),
  EnterSpend: async (page, action) => {
    await go(page, "Track");
    await press(inMain(page, /^Check in$/));
    return into(page, page.getByLabel(/^(Spent by|Ad credit left of) /).and(page.locator("input")), action);
  },
  CheckIn: async (page) => {
    await go(page, "Track");
    return press(inMain(page, /^Check in \d+ ad account/));
  },
  Undo: (page) => press(page.locator("#undo-step")),
  Redo: (page) => press(page.locator("#redo-step")),
  GoBack: (page) => press(wayBack(page)),
  New: async (page) => {
    await more(page, "New plan");
    return "new";
  },
  Example: async (page, { how }) => {
    await more(page, "Load an example");
    const name = await pressIn(page, (it) => it.locator(".example"), how);
    await leave(page);
    return name;
  },
  Switch: (page, { which }) => scenarios(page, (menu) => press(menu.getByRole("listitem").getByRole("button"), which)),
  Duplicate: (page) => scenarios(page, (menu) => press(menu.getByRole("button", { name: "Duplicate" }))),
  Delete: (page) => scenarios(page, (menu) => press(menu.getByRole("button", { name: /^Delete/ }))),
  Bring: async (page, { which, how }) => {
    await more(page, "Import");
    await dialog(page).getByLabel("Or paste text").fill(brought[which % brought.length]);
    await pressIn(page, (it) => it.getByRole("button", { name: "Read the text" }));
    const take = dialog(page).getByRole("button", { name: "Use this plan" });
    await take.waitFor();
    const used = how % 2 ? await press(take) : "left";
    await leave(page);
    return used;
  },
  Link: async (page, { how }) => {
    const link = encodePlan(even());
    await page.evaluate((link) => (location.hash = `p=${link}`), how % 3 ? link : "damaged");
    if (how % 3 === 0) return "damaged";
    await pressIn(page, (it) => it.getByRole("button", { name: how % 2 ? "Open it" : "Close" }));
    await leave(page);
    return "followed";
  },
  Currency: async (page, action) => {
    await settings(page);
    const currency = await one(page.locator("#at-currency"), 0);
    if (!currency) return "";
    await currency.selectOption(["EUR", "USD", "JPY", "KWD"][action.which % 4]);
    await pressIn(page, (it) => it.getByRole("button", { name: "Keep the numbers" }));
    await leave(page);
    return "chosen";
  },
  AskRisk: async (page) => {
    if (!(await press(page.getByRole("button", { name: "How sure?" })))) return "";
    const asked = await pressIn(page, (it) => it.getByRole("button", { name: /^Run/ }));
    await leave(page);
    return asked || "looked";
  },
  Wait: async (page, { how }) => {
    await page.waitForTimeout([10, 100, 300][how % 3]);
    return "waited";
  },
  // What is drawn is looked at, on one screen or the other.
  Draw: async (page, { which }) => {
    const name = screens[which % screens.length];
    return (await go(page, name)) ? name : "";
  },
  Reload: async (page) => {
    await page.reload();
    await page.locator("#planner:not([inert])").waitFor();
    return "loaded";
  },
  Midnight: async (page, { how }) => {
    const now = await page.evaluate(() => Date.now());
    await page.clock.setFixedTime(now + (1 + (how % 9)) * 86_400_000);
    await page.evaluate(() => globalThis.dispatchEvent(new Event("focus")));
    return `${1 + (how % 9)} days`;
  },
};
