//! What the rules are read from. Each address is written here once.
//!
//! Help pages were read as they stood in stored copies, some only as their opening, so a line lower down a
//! page may be missing. Where two versions of a page differ, each is a source of its own.

use super::rule::Citation;

/// A page of TikTok's help center, by the last part of its address.
macro_rules! help {
    ($title:literal, $page:literal) => {
        help!($title, $page, None)
    };
    ($title:literal, $page:literal, $date:literal) => {
        help!($title, $page, Some($date))
    };
    ($title:literal, $page:literal, $date:expr) => {
        Citation {
            title: concat!("TikTok Business Help Center: ", $title),
            address: Some(concat!("https://ads.tiktok.com/help/article", $page)),
            date: $date,
        }
    };
}

/// A question answered on getadcredit.com, by the last part of its address.
macro_rules! question {
    ($title:literal, $page:literal) => {
        question!($title, $page, None)
    };
    ($title:literal, $page:literal, $date:literal) => {
        question!($title, $page, Some($date))
    };
    ($title:literal, $page:literal, $date:expr) => {
        Citation {
            title: concat!("GetAdCredit: ", $title),
            address: Some(concat!("https://getadcredit.com/question/", $page, "/")),
            date: $date,
        }
    };
}

/// On codes: sharing, selling, buying.
pub(super) const SEED_CODES: Citation = Citation {
    title: "GetAdCredit: Is It Against TikTok Policy to Share or Resell Ad Credit Codes?",
    address: None,
    date: None,
};

/// On allocation within one Business Center.
pub(super) const SEED_SHARING: Citation = Citation {
    title: "GetAdCredit: Can I Share TikTok Ad Credit Across Accounts in Business Center?",
    address: None,
    date: None,
};

pub(super) const ACCOUNT_SUSPENSIONS: Citation =
    help!("Account suspensions", "/account-suspensions", "2023-09");
pub(super) const ACCOUNT_TRANSFER: Citation = help!(
    "How to transfer ad accounts in Business Center",
    "/transfer-ad-accounts-in-business-center",
    "2024-07"
);
pub(super) const ADDING_MEMBERS: Citation = help!(
    "How to add members to your TikTok Business Center",
    "/add-users-tiktok-business-center",
    "2024-05"
);
pub(super) const ADJUST_2024: Citation = help!(
    "How to manually adjust the balance for ad accounts managed by Business Center",
    "/how-to-manually-adjust-the-balance-for-your-ad-accounts",
    "2024-11"
);
pub(super) const ADJUST_2025: Citation = Citation { date: Some("2025-06"), ..ADJUST_2024 };
pub(super) const ALLOCATE_AD_CREDITS: Citation =
    help!("How to manually allocate ad credits", "/how-to-manually-allocate-ad-credits");
pub(super) const ABOUT_COUPONS: Citation = help!("About coupons", "/about-coupons", "2025-04");
pub(super) const AUTOMATIC_ALLOCATION: Citation = help!(
    "About Automatic Balance Allocation in TikTok Business Center",
    "/about-the-auto-allocate-balance-in-business-center",
    "2025-02"
);
pub(super) const AUTOMATIC_PAYMENT: Citation =
    help!("About Automatic Payment", "/automatic-payment", "2024-03");
pub(super) const BILLING_OPTIONS: Citation =
    help!("Available TikTok billing options", "/tiktok-billing-options", "2024-12");
pub(super) const BILLING_SHARING: Citation =
    help!("About Billing Sharing in Business Center", "/billing-sharing-in-business-center", "2025-02");
pub(super) const CONVERSIONS_REBATE: Citation =
    help!("About the website conversions campaign rebate", "/about-the-website-conversions-campaign-rebate");
pub(super) const COUPON_PROGRAMS: Citation =
    help!("How to manage coupon programs", "/how-to-manage-coupon-programs");
pub(super) const CREDIT_LINE: Citation = help!("About Monthly Invoicing", "/credit-line", "2023-09");
pub(super) const CREDIT_LINE_FUNDS: Citation =
    help!("How to Use Credit Line Funds", "/use-credit-line-funds", "2024-07");
pub(super) const INCENTIVE_CENTER: Citation = help!(
    "How to manage incentives in the Incentive Center",
    "/how-to-manage-incentives-in-the-incentive-center"
);
pub(super) const INCENTIVE_PAYOUTS: Citation = help!(
    "How to allocate commercial incentive payouts to your accounts",
    "/how-to-manage-your-incentive",
    "2025-09"
);
pub(super) const MANAGE_ACCOUNTS: Citation =
    help!("How to manage Ad Accounts in Business Center", "?aid=887656441927135411", "2024-01");
pub(super) const MANUAL_PAYMENT: Citation =
    help!("How to set up manual payment", "/manual-payment", "2025-06");
pub(super) const MULTIPLE_PORTFOLIOS: Citation = help!(
    "How to manage multiple Payment Portfolios",
    "/how-to-manage-multiple-payment-portfolios",
    "2026-05"
);
pub(super) const PAYMENT_MANAGEMENT: Citation = help!(
    "About the Payment Management page in TikTok Business Center",
    "/manage-payment-agency-business-center",
    "2024-09"
);
pub(super) const PAYMENT_MANAGEMENT_EARLIER: Citation =
    Citation { date: Some("2024-03"), ..PAYMENT_MANAGEMENT };
pub(super) const PAYMENT_PORTFOLIO: Citation = help!("About Payment Portfolio", "/about-payment-portfolio");
pub(super) const PAYMENT_PORTFOLIO_USE: Citation =
    help!("How to use Payment Portfolio", "/how-to-use-payment-portfolio", "2026-05");
pub(super) const PROMOTIONAL_CODES: Citation =
    help!("How to activate TikTok Ads promotional codes", "/how-to-activate-tiktok-ads-promotional-codes");
pub(super) const REFUND_ALONE: Citation =
    help!("How to request a refund for ad accounts without a Business Center", "/request-refund", "2024-09");
pub(super) const REFUND_ALONE_EARLIER: Citation =
    help!("How to request a refund", "/request-refund", "2024-03");
pub(super) const REFUND_SUSPENDED: Citation = help!(
    "How to request a refund for a suspended ad account",
    "/how-to-request-refund-for-a-suspended-ad-account",
    "2025-06"
);
pub(super) const REFUND_WITH_CENTER: Citation = help!(
    "How to request a refund for ad accounts with a Business Center",
    "/request-a-refund-for-ad-accounts-with-a-business-center",
    "2024-09"
);
pub(super) const ROLES_AND_PERMISSIONS: Citation = help!(
    "About Business Center roles and permissions",
    "/about-business-center-roles-and-permissions",
    "2025-08"
);
pub(super) const SHOPIFY_CREDIT: Citation =
    help!("TikTok x Shopify promotional ad credit", "/tiktok-x-shopify-promotional-ad-credit");
pub(super) const SMART_PROTECTION: Citation =
    help!("About Smart+ bid protection", "/about-smart-plus-bid-protection");
pub(super) const TAX: Citation = help!("Account Balance with Tax Deduction", "?aid=9642", "2023-05");
pub(super) const WOOCOMMERCE: Citation = help!("WooCommerce coupon program", "/woocommerce-coupon-program");

/// TikTok's own text, read in a copy.
pub(super) const API_BALANCE: Citation = Citation {
    title: "TikTok API for Business: Get the balances of ad accounts (document 1739939106470913, read in a \
            copy)",
    address: None,
    date: None,
};
/// Its field comments are TikTok's API text.
pub(super) const API_COPY: Citation = Citation {
    title: "TikTok API for Business, as carried in the Go client bububa/tiktok-business",
    address: Some("https://github.com/bububa/tiktok-business"),
    date: Some("2026-07-24"),
};
pub(super) const API_SDK: Citation = Citation {
    title: "TikTok Business API SDK: payments of a Business Center",
    address: Some("https://github.com/tiktok/tiktok-business-api-sdk"),
    date: Some("2026-02-28"),
};

/// A Chinese copy of TikTok's FAQ for a programme of 2021.
pub(super) const ECWID_COPY: Citation = Citation {
    title: "TikTok promotional credit for Ecwid: frequently asked questions (Chinese copy)",
    address: Some("https://www.tkfff.com/sites/131837.html"),
    date: Some("2021"),
};
/// A Vietnamese restatement; the terms themselves were not read.
pub(super) const TERMS_RESTATED: Citation = Citation {
    title: "Plus24h: Terms and conditions of promotional codes on TikTok Ads, restated in Vietnamese",
    address: Some(
        "https://plus24h.com/facebook-marketing/dieu-khoan-va-dieu-kien-ap-dung-ma-khuyen-mai-tren-tiktok-ads.html",
    ),
    date: Some("2023-05-08"),
};

pub(super) const Q_ALLOCATE: Citation = question!(
    "How to manually allocate ad credits from Business Center",
    "how-to-manually-allocate-ad-credits-from-business-center"
);
pub(super) const Q_ASSIGN: Citation = question!(
    "How do I apply TikTok ad credit to a specific campaign in Ads Manager?",
    "how-do-i-apply-tiktok-ad-credit-to-a-specific-campaign-in-ads-manager"
);
pub(super) const Q_FAKE_CODE: Citation = question!(
    "Can using a fake TikTok ad credit code lead to account suspension?",
    "can-using-a-fake-tiktok-ad-credit-code-lead-to-account-suspension"
);
pub(super) const Q_LASTS: Citation = question!(
    "How Long Does TikTok Ad Credit Last Before It Expires?",
    "how-long-does-tiktok-ad-credit-last-before-it-expires",
    "2026-05-14"
);
pub(super) const Q_NO_REFUND: Citation = question!(
    "Is TikTok Ad Credit Refundable If Campaigns Do Not Perform?",
    "is-tiktok-ad-credit-refundable-if-campaigns-do-not-perform",
    "2026-05-14"
);
pub(super) const Q_REJECTED_AD: Citation = question!(
    "What happens if an ad funded by credit is rejected?",
    "what-happens-if-an-ad-funded-by-credit-is-rejected"
);
pub(super) const Q_REVOKE: Citation = question!(
    "Can TikTok Revoke Ad Credit After Issuing It?",
    "can-tiktok-revoke-ad-credit-after-issuing-it"
);
pub(super) const Q_SET_UP: Citation = question!(
    "How do I set up a TikTok Business Center account to access ad credits?",
    "how-do-i-set-up-a-tiktok-business-center-account-to-access-ad-credits"
);
pub(super) const Q_UNUSED: Citation = question!(
    "What Happens to Unused TikTok Ad Credit After Expiration?",
    "what-happens-to-unused-tiktok-ad-credit-after-expiration"
);
