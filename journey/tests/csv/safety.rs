//! Cells that a spreadsheet program must not run, and numbers that stay numbers.

use lockstep_journey::csv::{Table, guard, unguard};
use lockstep_journey::deal::Deal;
use proptest::prelude::*;

use crate::support::{nasty, playbook, writer};

#[test]
fn what_begins_like_a_formula_gets_an_apostrophe() {
    for text in
        ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "=", "-", " =1", "-2+3", "+1-1", "-1(2)"]
    {
        assert_eq!(
            guard(text),
            format!("'{}", text.replace("\t=", "\t'=").replace("\r=", "\r'=").replace("\n=", "\n'="))
        );
        assert_eq!(unguard(&guard(text)), text);
    }
}

#[test]
fn numbers_stay_numbers() {
    for text in
        ["-5", "+3", "-1,234.50", "-1.234,50", "-5 %", "-5%", "-1e-5", "+49 170 1234567", "-1’000", "-20 €", "5-3", "0"]
    {
        assert_eq!(guard(text), text);
        assert_eq!(unguard(text), text);
    }
}

#[test]
fn plain_text_stays_as_it_is() {
    for text in ["", "Miller", "a=b", "we said - no", "don't", "'quoted'", "mail@example.com"] {
        assert_eq!(guard(text), text);
        assert_eq!(unguard(text), text);
    }
}

#[test]
fn what_another_program_takes_for_a_cell_of_its_own_is_safe_too() {
    assert_eq!(guard("see;=1+1"), "see;'=1+1");
    assert_eq!(guard("a\tb\n@x"), "a\tb\n'@x");
    assert_eq!(guard("1;-5"), "1;-5");
    assert_eq!(guard("-1,234.50=A1"), "'-1,234.50=A1");
}

/// What no cell may begin with, whoever cuts the text into cells.
fn runs(cell: &str) -> bool {
    let cell = cell.trim_start();
    let number = cell.strip_prefix(['+', '-']).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let calculates = cell.chars().skip(1).any(|letter| "+-*/=(!@".contains(letter)) && !cell.contains(['e', 'E']);
    cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && (!number || calculates)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_comes_back(text in prop_oneof![nasty(), ".{0,30}"]) {
        prop_assert_eq!(unguard(&guard(&text)), text);
    }

    #[test]
    fn no_cell_of_a_written_table_runs_however_it_is_cut(name in nasty(), stage in nasty(), note in nasty()) {
        let mut deal = Deal::new("deal-1", "b2b-complex-sale");
        let mut sheet = deal.sheet(None);
        sheet.context.crm_stage = Some(stage);
        sheet.notes.insert("must".to_owned(), note);
        deal.set_name(&writer("a"), Some(&name));
        deal.take_sheet(&writer("a"), &sheet);
        let text = lockstep_journey::csv::deals::write(&[deal], playbook(), None);
        for record in Table::read(&text).unwrap().records {
            for cell in record.cells {
                prop_assert!(!runs(&cell), "{cell:?}");
            }
        }
        for cell in text.split([',', ';', '\t', '|', '\r', '\n']) {
            prop_assert!(!runs(cell.strip_prefix('"').unwrap_or(cell)), "{cell:?}");
        }
    }
}
