//! The words that stand over columns in English, Spanish, Portuguese, Indonesian, Vietnamese, German, French and Arabic:
//! folded, as they are compared.

use super::role::Role;

/// The words for each role, with commas between them: those that say it, and those that may stand beside them for something
/// else, as a client beside an ad account. Where several fit, the first in this list does.
pub(super) const WORDS: [(Role, &str, &str); 18] = [
    (
        Role::AccountId,
        "ad account id, account id, advertiser id, adaccount id, advertiserid, accountid, \
         account number, id de la cuenta publicitaria, id de cuenta publicitaria, id de la cuenta, \
         id de cuenta, id cuenta, id del anunciante, numero de cuenta, identificador de cuenta, \
         id da conta de anuncios, id da conta, id akun iklan, id akun, id tai khoan quang cao, \
         id tai khoan, ma tai khoan, konto id, werbekonto id, id du compte, معرف حساب الاعلانات",
        "id",
    ),
    (
        Role::CreditSpend,
        "voucher spend, ad credit spend, ad credit spent, credit spend, grant spend, coupon spend, \
         voucher cost, ad credit cost, grant amount, gasto con credito publicitario, gasto con credito, \
         gasto de credito publicitario, gasto con cupon, gasto com credito de anuncios, \
         gasto com credito, pengeluaran kredit iklan, chi tieu tin dung quang cao",
        "",
    ),
    (
        Role::CashSpend,
        "cash spend, cash cost, cash spent, gasto en efectivo, gasto con efectivo, gasto em dinheiro, \
         pengeluaran tunai, chi tieu tien mat",
        "",
    ),
    (
        Role::DailySpend,
        "daily spend, expected daily spend, average daily spend, avg daily spend, spend per day, \
         spend day, expected spend, planned daily spend, gasto diario, gasto diario esperado, \
         gasto diario previsto, gasto por dia, gasto al dia, inversion diaria, investimento diario, \
         pengeluaran harian, perkiraan pengeluaran harian, pengeluaran per hari, chi tieu moi ngay, \
         chi tieu hang ngay, muc chi du kien moi ngay, ausgaben pro tag, taglichen ausgaben, \
         tagliche ausgaben, depense quotidienne, depenses quotidiennes, depense par jour, \
         الانفاق اليومي, الانفاق اليومي المتوقع",
        "daily budget, daily pace, pace, presupuesto diario, orcamento diario, anggaran harian, \
         ngan sach hang ngay, ngan sach moi ngay, tagesbudget, budget quotidien, الميزانية اليومية",
    ),
    (
        Role::Allocate,
        "allocate, to allocate, allocation, allocations, amount to allocate, planned allocation, \
         asignar, a asignar, por asignar, asignacion, importe a asignar, monto a asignar, alocar, \
         a alocar, alocacao, valor a alocar, alokasi, alokasikan, phan bo, so tien phan bo, تخصيص",
        "",
    ),
    (
        Role::CreditId,
        "ad credit id, credit id, id del credito publicitario, id del credito, id do credito, \
         id kredit iklan",
        "",
    ),
    (
        Role::CreditName,
        "ad credit name, credit name, promotion, promotion name, coupon name, \
         nombre del credito publicitario, nombre del credito, promocion, nombre de la promocion, \
         nome do credito de anuncios, nome do credito, promocao, nama kredit iklan, promosi, \
         ten tin dung quang cao, khuyen mai, اسم رصيد الاعلانات",
        "",
    ),
    (
        Role::AdCreditHeld,
        "ad credit, ad credits, ad credit held, ad credit balance, voucher balance, voucher, vouchers, \
         grant balance, valid grant balance, coupon balance, promo credit, credito publicitario, \
         saldo de credito publicitario, saldo de cupones, credito de anuncios, credito de anuncio, \
         creditos de anuncios, saldo de credito de anuncios, kredit iklan, saldo kredit iklan, \
         tin dung quang cao, so du tin dung quang cao, werbeguthaben, credit publicitaire, رصيد الاعلانات",
        "credit held, credit balance, credito, saldo de credito, credit",
    ),
    (
        Role::Cash,
        "cash, cash balance, valid cash balance, efectivo, saldo en efectivo, dinheiro, \
         saldo em dinheiro, tunai, saldo tunai, kas, tien mat, so du tien mat, barguthaben, especes, \
         النقد, الرصيد النقدي",
        "balance, account balance, saldo, saldo de la cuenta, saldo da conta, saldo akun, so du, \
         guthaben, solde, الرصيد",
    ),
    (
        Role::Issued,
        "issued, issue date, issued on, issued at, redeemed date, emitido, emision, fecha de emision, \
         emitido em, emissao, data de emissao, diterbitkan, tanggal terbit, tanggal diterbitkan, \
         ngay cap, ngay phat hanh, ausgestellt, ausgestellt am, ausstellungsdatum, emis le, \
         date d emission, تاريخ الاصدار",
        "valid from, start date, start, valido desde, desde, fecha de inicio, inicio, data de inicio, \
         valido a partir de, mulai, tanggal mulai, berlaku mulai, ngay bat dau, gultig ab, startdatum, \
         date de debut, debut",
    ),
    (
        Role::Expires,
        "expires, expiry, expiry date, expiration, expiration date, expires on, valid until, valid to, \
         valid through, vence, vencimiento, fecha de vencimiento, caduca, caducidad, fecha de caducidad, \
         valido hasta, vencimento, data de vencimento, expira, expira em, expiracao, data de expiracao, \
         validade, valido ate, kedaluwarsa, kadaluarsa, tanggal kedaluwarsa, berlaku hingga, \
         berlaku sampai, het han, ngay het han, han dung, han su dung, lauft ab, ablaufdatum, \
         gultig bis, expire le, date d expiration, valable jusqu au, تاريخ الانتهاء, \
         تاريخ انتهاء الصلاحية",
        "end date, end, hasta, fecha de fin, fin, data de termino, fim, berakhir, tanggal berakhir, \
         ngay ket thuc, enddatum, date de fin",
    ),
    (
        Role::Date,
        "date, day, by day, stat time day, report date, fecha, dia, por dia, stat time, data, tanggal, \
         hari, per hari, ngay, theo ngay, datum, nach tag, jour, par jour, التاريخ, اليوم",
        "",
    ),
    (
        Role::Spend,
        "spend, spent, cost, total cost, total spend, amount spent, net spend, gasto, gasto total, \
         coste, costo, importe gastado, monto gastado, inversion, custo, custo total, valor gasto, \
         investimento, pengeluaran, biaya, total biaya, chi tieu, chi phi, tong chi phi, ausgaben, \
         kosten, gesamtkosten, depense, depenses, cout, cout total, montant depense, الانفاق, التكلفة",
        "",
    ),
    (
        Role::Status,
        "status, state, account status, advertiser status, estado, estatus, estado de la cuenta, \
         situacao, status da conta, trang thai, statut, الحالة",
        "",
    ),
    // What is done can't be taken back, so nothing less is taken for it.
    (Role::Done, "done in tiktok", ""),
    (
        Role::Currency,
        "currency, currency code, account currency, moneda, divisa, moneda de la cuenta, moeda, \
         mata uang, tien te, don vi tien te, wahrung, devise, العملة",
        "",
    ),
    (
        Role::AccountName,
        "ad account name, account name, advertiser name, account, ad account, ad accounts, accounts, \
         advertiser, nombre de la cuenta, nombre de cuenta, cuenta, cuenta publicitaria, \
         nombre de la cuenta publicitaria, anunciante, nombre del anunciante, nome da conta de anuncios, \
         nome da conta, conta, conta de anuncios, conta de anuncio, contas de anuncios, nama akun iklan, \
         nama akun, akun, akun iklan, ten tai khoan quang cao, ten tai khoan, tai khoan, \
         tai khoan quang cao, kontoname, konto, werbekonto, nom du compte, nom du compte publicitaire, \
         compte, compte publicitaire, اسم حساب الاعلانات, حساب الاعلانات",
        "name, nombre, nome, nama, nom, ten, الاسم, client, brand, customer, cliente, marca, klien, \
         merek, khach hang, thuong hieu, kunde, marke, العميل",
    ),
    (
        Role::Amount,
        "amount, value, total amount, importe, importe total, monto, cantidad, quantia, valor, jumlah, \
         nominal, nilai, so tien, gia tri, betrag, montant, المبلغ, القيمة",
        "total",
    ),
];

/// The words that make of a balance or of spend one that is planned.
pub(super) const PLANNED: &str = "planned, plan, budget, budgeted, forecast, forecasted, target, targeted, goal, expected, projected, \
     estimated, planificado, planificada, presupuesto, presupuestado, presupuestada, previsto, prevista, pronostico, objetivo, meta, \
     estimado, estimada, planejado, planejada, planeado, planeada, orcamento, orcado, previsao, alvo, rencana, direncanakan, \
     anggaran, perkiraan, proyeksi, ke hoach, du kien, ngan sach, du bao, muc tieu, geplant, geplante, geplanter, geplantes, \
     prognose, ziel, soll, erwartet, erwartete, erwartetes, prevu, prevue, prevus, prevues, planifie, planifiee, prevision, \
     previsions, objectif, cible, خطة, الخطة, مخطط, المخطط, ميزانية, الميزانية, متوقع, المتوقع, توقع, توقعات, هدف, الهدف, مستهدف, \
     المستهدف";
