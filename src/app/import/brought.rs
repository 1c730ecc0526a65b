//! What has been brought to the import so far: files are read one after another, and what the person says of a sheet is kept.

use crate::app::browser;
use crate::app::importing::{
    Answer, Holds, LARGEST, Preview, Source, recognise_file, recognise_pasted, recognise_workbook,
};
use crate::app::pasting::Pasted;
use crate::app::text::t;
use crate::app::workbook;
use leptos::prelude::*;
use std::collections::HashMap;
use web_sys::FileList;

/// How many notices of a kind are listed.
pub(super) const LISTED: usize = 40;

/// What has been brought along so far.
#[derive(Clone, Copy)]
pub(super) struct Importing {
    /// Whether the dialog is open.
    pub(super) open: RwSignal<bool>,
    /// What was brought, in order.
    pub(super) sources: RwSignal<Vec<Source>>,
    /// Whether responses and sheets bring the open plan up to date.
    pub(super) update: RwSignal<bool>,
    /// Whether the person said so.
    pub(super) is_chosen: RwSignal<bool>,
    /// When ad credits expire whose responses don't say, by id, as typed.
    pub(super) expiries: RwSignal<HashMap<String, String>>,
    /// What it makes.
    pub(super) preview: RwSignal<Option<Preview>>,
    /// Why the responses make no plan.
    pub(super) failure: RwSignal<Option<String>>,
    /// How many imports were ended. A file that is still being read then belongs to none.
    ended: StoredValue<u32>,
}

impl Importing {
    /// Nothing yet.
    pub(super) fn none(open: RwSignal<bool>) -> Self {
        Self {
            open,
            sources: RwSignal::new(Vec::new()),
            update: RwSignal::new(false),
            is_chosen: RwSignal::new(false),
            expiries: RwSignal::new(HashMap::new()),
            preview: RwSignal::new(None),
            failure: RwSignal::new(None),
            ended: StoredValue::new(0),
        }
    }

    /// Forgets everything: the import is ended.
    pub(super) fn clear(self) {
        self.ended.update_value(|it| *it = it.wrapping_add(1));
        self.is_chosen.set(false);
        self.sources.set(Vec::new());
        self.expiries.set(HashMap::new());
    }

    /// Takes what was read.
    pub(super) fn take(self, sources: Vec<Source>) {
        self.sources.update(|all| all.extend(sources));
    }

    /// Reads files one after another: the first stays the first, however large it is.
    pub(super) fn take_files(self, files: Option<FileList>) {
        let files: Vec<_> = files
            .into_iter()
            .flat_map(|files| (0..files.length()).filter_map(move |at| files.get(at)))
            .collect();
        let began = self.ended.get_value();
        leptos::task::spawn_local(async move {
            let mut sources = Vec::new();
            for file in files {
                let name = file.name();
                if file.size() > f64::from(LARGEST) {
                    sources.push(Source { name, holds: Holds::TooLarge });
                } else {
                    sources.extend(read(name, &file).await);
                }
            }
            // All at once: what a person types into the proposal of the first must not go when the last arrives.
            if self.ended.get_value() == began {
                self.take(sources);
            }
        });
    }

    /// Takes what was pasted.
    pub(super) fn take_pasted(self, pasted: &Pasted) {
        let name = t("import.pasted").to_owned();
        let is_too_large = pasted.text.len().max(pasted.html.len()) > LARGEST as usize;
        if is_too_large {
            self.take(vec![Source { name, holds: Holds::TooLarge }]);
        } else {
            self.take(recognise_pasted(name, &pasted.text, pasted.table()));
        }
    }

    /// Takes what the person says of a sheet.
    pub(super) fn tell(self, place: usize, answer: Answer) {
        self.sources.update(|all| {
            if let Some(Holds::Sheet(sheet)) = all.get_mut(place).map(|it| &mut it.holds) {
                sheet.tell(answer);
            }
        });
    }
}

/// What a file holds.
async fn read(name: String, file: &web_sys::File) -> Vec<Source> {
    let sources = match browser::bytes_of(file).await {
        None => Err(t("import.unreadable")),
        Some(bytes) if workbook::is_workbook(&bytes) => match workbook::read(&bytes).await {
            None => Err(t("import.damagedWorkbook")),
            Some(sheets) => Ok(recognise_workbook(&name, sheets)),
        },
        Some(bytes) => Ok(recognise_file(name.clone(), bytes)),
    };
    sources.unwrap_or_else(|why| vec![Source { name, holds: Holds::Neither(why.to_owned()) }])
}
