//! Runs what Leptos puts off until the task at hand is over: the effects.

use any_spawner::{CustomExecutor, Executor, PinnedFuture, PinnedLocalFuture};
use std::cell::RefCell;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Wake, Waker};

struct Woken(AtomicBool);

impl Wake for Woken {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

struct Task {
    future: PinnedLocalFuture<()>,
    woken: Arc<Woken>,
}

thread_local! {
    static TASKS: RefCell<Vec<Task>> = RefCell::default();
}

struct Tasks;

impl CustomExecutor for Tasks {
    fn spawn(&self, future: PinnedFuture<()>) {
        self.spawn_local(future);
    }

    fn spawn_local(&self, future: PinnedLocalFuture<()>) {
        TASKS.with_borrow_mut(|all| all.push(Task { future, woken: Arc::new(Woken(AtomicBool::new(true))) }));
    }

    fn poll_local(&self) {
        run();
    }
}

/// Has this thread run effects.
pub(in crate::app::state) fn begin() {
    // Each thread has tasks of its own; only the first call in a process is the first.
    let _ = Executor::init_local_custom_executor(Tasks);
}

/// Forgets all.
pub(in crate::app::state) fn clear() {
    drop(TASKS.take());
}

/// Runs until nothing is left to be run.
pub(in crate::app::state) fn run() {
    for _ in 0..1_000 {
        let (woken, asleep): (Vec<Task>, Vec<Task>) =
            TASKS.take().into_iter().partition(|it| it.woken.0.swap(false, Ordering::Relaxed));
        TASKS.with_borrow_mut(|all| *all = asleep);
        if woken.is_empty() {
            return;
        }
        for mut task in woken {
            let waker = Waker::from(task.woken.clone());
            if task.future.as_mut().poll(&mut Context::from_waker(&waker)).is_pending() {
                TASKS.with_borrow_mut(|all| all.push(task));
            }
        }
    }
    panic!("effects never come to rest");
}
