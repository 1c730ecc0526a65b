// What is imported in the benchmark: spend by day as Ads Manager and European spreadsheets write it, and as TikTok's API
// answers it, up to a length.

const day = (number) => new Date(Date.UTC(2024, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const accounts = 300;
// Ids that end in zeros look as a spreadsheet rounds them.
const id = (number) => `70123456789${String(number * 10 + 1).padStart(8, "0")}`;

/** Lines below a header, each made of the number of its ad account and its day, until the text is so long. */
const lines = (header, length, line) => {
  const all = [header];
  let left = length - header.length;
  for (let at = 0; ; at += 1) {
    const next = line(at % accounts, day(Math.floor(at / accounts)));
    left -= next.length + 1;
    if (left < 0) return all.join("\n");
    all.push(next);
  }
};

export const american = (length) =>
  lines("Account name,Account ID,By Day,Currency,Cost,Impressions,Clicks", length, (at, on) => `"Brand ${at}, EU",${id(at)},${on},USD,${100 + (at % 50)}.25,"12,345",345`);

export const european = (length) =>
  lines("Cuenta;Fecha;Gasto;Moneda", length, (at, on) => `Brand ${at};${on.split("-").reverse().join("/")};1.${100 + at},5${at % 10} EUR;EUR`);

/** Answers of 1,000 rows each, as text, as many as fit. */
export const responses = (length) => {
  const texts = [];
  for (let left = length, row = 0; ; ) {
    const list = Array.from({ length: 1000 }, (_, at) => ({
      dimensions: { advertiser_id: id((row + at) % accounts), stat_time_day: `${day(Math.floor((row + at) / accounts))} 00:00:00` },
      metrics: { spend: "45.50", cash_spend: "5.50", voucher_spend: "40.00", currency: "USD" },
    }));
    row += list.length;
    const text = JSON.stringify({ code: 0, message: "OK", request_id: `2026112${texts.length}`, data: { list, page_info: { page: texts.length + 1, page_size: 1000, total_page: 1e4, total_number: 1e7 } } });
    left -= text.length;
    if (left < 0) return texts;
    texts.push(text);
  }
};
