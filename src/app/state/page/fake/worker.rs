//! The worker: it keeps what it was asked until a test has it answer.

use super::acting::{TAB, next};
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

type Report = Rc<RefCell<dyn FnMut(Value)>>;
type Fail = Rc<RefCell<dyn FnMut(String)>>;

/// What a worker was asked.
#[derive(Clone)]
pub(in crate::app::state) struct Asked {
    tab: &'static str,
    worker: u64,
    pub(in crate::app::state) id: u32,
    pub(in crate::app::state) plan: Value,
    pub(in crate::app::state) options: Value,
    hear: Report,
    fail: Fail,
}

thread_local! {
    static ASKED: RefCell<Vec<Asked>> = RefCell::default();
    static REFUSES: Cell<bool> = const { Cell::new(false) };
}

pub(super) fn clear() {
    ASKED.take();
    REFUSES.set(false);
}

pub(super) fn close(tab: &'static str) {
    ASKED.with_borrow_mut(|all| all.retain(|it| it.tab != tab));
}

/// Whether workers can't be started from now on.
pub(in crate::app::state) fn refuse(refuses: bool) {
    REFUSES.set(refuses);
}

/// All that the tab that acts has asked and has not been answered in full.
pub(in crate::app::state) fn asked() -> Vec<Asked> {
    ASKED.with_borrow(|all| all.iter().filter(|it| it.tab == TAB.get()).cloned().collect())
}

impl Asked {
    /// The worker reports.
    pub(in crate::app::state) fn report(&self, report: Value) {
        if report["type"] == "done" {
            ASKED.with_borrow_mut(|all| all.retain(|it| it.id != self.id || it.worker != self.worker));
        }
        (self.hear.borrow_mut())(report);
    }

    /// The worker can't go on.
    pub(in crate::app::state) fn fail(&self, why: &str) {
        (self.fail.borrow_mut())(why.to_owned());
    }
}

pub(in crate::app::state) struct RiskWorker {
    number: u64,
    hear: Report,
    fail: Fail,
}

impl RiskWorker {
    pub(in crate::app::state) fn start(
        hear: impl FnMut(Value) + 'static,
        fail: impl FnMut(String) + 'static,
    ) -> Result<Self, String> {
        if REFUSES.get() {
            return Err("refused".to_owned());
        }
        let (hear, fail) = (Rc::new(RefCell::new(hear)), Rc::new(RefCell::new(fail)));
        Ok(Self { number: next(), hear, fail })
    }

    #[allow(clippy::unnecessary_wraps, reason = "a browser may refuse")]
    pub(in crate::app::state) fn ask(&self, id: u32, plan: &Value, options: &Value) -> Result<(), ()> {
        let (hear, fail) = (self.hear.clone(), self.fail.clone());
        let (plan, options) = (plan.clone(), options.clone());
        let asked = Asked { tab: TAB.get(), worker: self.number, id, plan, options, hear, fail };
        ASKED.with_borrow_mut(|all| all.push(asked));
        Ok(())
    }
}

impl Drop for RiskWorker {
    fn drop(&mut self) {
        ASKED.with_borrow_mut(|all| all.retain(|it| it.worker != self.number));
    }
}
