// The page in the language of its reader: by the browser, by choice, and where the sentences don't arrive.
import { test as bare } from "@playwright/test";
import { expect, expectAccessible, test } from "./support.mjs";
import { button, figure, more, opened, pictures, responses } from "./planner.mjs";

const wholePage = (page) => page.locator("body").evaluate((body) => body.innerText);
const english = /\b(stranded|unallocated|allocate|spent|account|accounts|credit|expires|settings|loading)\b/i;
const prefer = (page, preferences) =>
  page.addInitScript((text) => localStorage.setItem("strandline.preferences", text), JSON.stringify(preferences));
/** What is said beside a field. */
const said = (page, text) => page.locator(".says", { hasText: text });
const requests = (page) => {
  const names = [];
  page.on("request", (request) => names.push(new URL(request.url()).pathname));
  return () => names.filter((name) => name.includes("/locales/"));
};

test.describe("in a browser set to Mexican Spanish", () => {
  test.use({ locale: "es-MX" });

  test("everything is in Spanish, with figures as in Mexico", async ({ page }) => {
    await opened(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "es");
    await expect(page).toHaveTitle(/planificar el crédito publicitario/);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.getByRole("link", { name: "Comparar" })).toBeVisible();
    await expect(figure(page, "stranded")).toHaveText("2,250");
    await expect(figure(page, "conservation")).toHaveText("Emitido 9,000 = Gastado 6,750 + Varado 2,250 + Sin asignar 0");
    await expect(page.getByRole("rowheader", { name: "Cuenta A" })).toBeVisible();
    expect(await wholePage(page)).not.toMatch(english);
    const dialogs = [() => button(page, "Explicar").click(), () => more(page, "Importar"), () => more(page, "Cargar un ejemplo")];
    for (const open of dialogs) {
      await open();
      await expect(page.getByRole("dialog").getByRole("heading").first()).toBeVisible();
      expect(await wholePage(page)).not.toMatch(english);
      await page.keyboard.press("Escape");
    }
  });

  test("refusals, problems and advice are, with dates and amounts as their reader writes them", async ({ page }) => {
    await opened(page);
    await page.getByLabel("Asignar Crédito 1 a Cuenta A").fill("3500.50");
    await expect(said(page, "Se asignaron 9,500.50 de Crédito 1, que tiene 9,000. Quitar 500.50.")).toBeVisible();
    await page.getByLabel("Asignar Crédito 1 a Cuenta A").fill("3000");
    await page.getByLabel("Estado de Cuenta B").selectOption("Suspendida");
    const suspended = /suspendida: “Cuenta B” está suspendida el 1 mar 2026\./;
    await expect(said(page, suspended)).toBeVisible();
    await page.getByLabel("Gasto diario previsto de Cuenta A").fill("99999999999999");
    await expect(said(page, "Un importe es como máximo 10,000,000,000,000. Ingresar uno menor.")).toBeVisible();
    await page.getByLabel("Gasto diario previsto de Cuenta A").fill("12.345");
    await expect(said(page, "12.345 tiene más decimales de los que admite USD: como máximo 2. Redondearlo.")).toBeVisible();
  });

  test("what an import has to say is in Spanish", async ({ page }) => {
    await opened(page);
    await more(page, "Importar");
    await page.getByLabel("Archivos").setInputFiles(responses);
    await expect(button(page, "Usar este plan")).toBeVisible();
    for (const group of await page.locator("dialog[open] details").all()) await group.locator("summary").click();
    const said = await page.locator("dialog[open] details li").allInnerTexts();
    expect(said.length).toBeGreaterThan(3);
    expect(said.filter((sentence) => /\b(the|is|of|are)\b/.test(sentence))).toEqual([]);
    expect(said.join("\n")).toMatch(/El plan empieza el \d+ \w+ \d{4}/);
  });

  test("what an import changed is said in Spanish too", async ({ page }) => {
    await opened(page);
    await more(page, "Importar");
    await page.getByLabel("Archivos").setInputFiles(responses);
    await button(page, "Usar este plan").click();
    await page.getByLabel("Gasto diario previsto de Outlet").fill("7");
    await more(page, "Importar");
    await page.getByLabel("Archivos").setInputFiles(responses);
    await page.getByLabel("actualizar el plan abierto").check();
    const changes = page.getByRole("region", { name: "1 cambio en el plan abierto" });
    await expect(changes.getByRole("row", { name: "Outlet: Gasto diario previsto 7.00 15.67" })).toBeVisible();
  });

  test("axe finds nothing", async ({ page }) => {
    await opened(page);
    await expectAccessible(page);
  });

  test("nothing is cut off, and it leaves its pictures", async ({ page }) => {
    await opened(page);
    const unfold = async () => {
      await button(page, "Cuenta A").click();
      await button(page, "Crédito 1").click();
      await button(page, "Ajustes del plan").click();
    };
    for (const [name, reach] of [["spanish", () => {}], ["spanish-details", unfold]]) {
      await reach();
      for (const width of [1280, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await page.screenshot({ path: `${pictures}${name}-${width}.png`, fullPage: true });
      }
      await page.setViewportSize({ width: 320, height: 900 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });

  test("English is shown to who chose it, and nothing is downloaded for it", async ({ page }) => {
    const asked = requests(page);
    await prefer(page, { language: "en" });
    await opened(page);
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("link", { name: "Compare" })).toBeVisible();
    await expect(figure(page, "stranded")).toHaveText("2,250");
    expect(asked()).toEqual([]);
  });

  bare("where the sentences don't arrive the page is in English and says so", async ({ page }) => {
    await page.route("**/locales/es.json", (route) => route.abort());
    await opened(page);
    await expect(page.getByText("El texto en español no se pudo descargar")).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
    await expect(page.getByRole("heading", { level: 1, name: "Plan ad credit you can’t take back" })).toBeVisible();
    await expect(figure(page, "conservation")).toHaveText("Issued 9,000 = Spent 6,750 + Stranded 2,250 + Unallocated 0");
  });

  bare("no English is shown while the sentences are on their way", async ({ page }) => {
    let send;
    const asked = new Promise((then) => (send = then));
    await page.route("**/locales/es.json", async (route) => {
      await asked;
      await route.continue();
    });
    await page.goto("/", { waitUntil: "domcontentloaded" });
    await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
    await expect(page.locator(".strip")).toBeHidden();
    send();
    await expect(page.getByRole("heading", { level: 1, name: "Planificar" })).toBeVisible();
    await expect(figure(page, "stranded")).toHaveText("2,250");
  });
});

test.describe("in a browser set to Spanish of Spain", () => {
  test.use({ locale: "es-ES" });

  test("figures are written and read as in Spain", async ({ page }) => {
    await opened(page);
    await page.getByLabel("Importe").fill("12.500,50");
    await expect(figure(page, "conservation")).toContainText("Emitido 12.500,50");
    await page.getByLabel("Importe").blur();
    await expect(page.getByLabel("Importe")).toHaveValue("12.500,50");
    await page.getByLabel("Gasto diario previsto de Cuenta A").fill("12,345");
    await expect(said(page, "12,345 tiene más decimales de los que admite USD: como máximo 2.")).toBeVisible();
  });
});

test("Spanish is shown to who chose it, whatever the browser prefers", async ({ page }) => {
  await prefer(page, { language: "es", theme: "auto" });
  await opened(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  await expect(page.getByLabel("Estado de Cuenta A")).toBeVisible();
  // As Spanish is written where nothing says in which country: four digits are one group.
  await expect(figure(page, "stranded")).toHaveText("2250");
});

test("what is kept as preferences and is none chooses nothing", async ({ page }) => {
  const asked = requests(page);
  await page.addInitScript(() => localStorage.setItem("strandline.preferences", "{"));
  await opened(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  expect(asked()).toEqual([]);
});
