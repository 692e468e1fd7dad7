//! Exports of CRMs, in English and German, and a practice set of 8,800 opportunities where it is at hand.

use std::path::PathBuf;

use lockstep_journey::csv::export::{Export, read};
use lockstep_journey::csv::{CsvError, Table, decode};
use lockstep_journey::playbook::Playbook;

use crate::support::playbook;

fn export(text: &str) -> Export {
    read(&Table::read(text).unwrap(), playbook()).unwrap()
}

/// Name, stage, amount, close date and mapped stage of the first deal.
fn first(text: &str) -> [String; 5] {
    let deal = export(text).deals.swap_remove(0);
    [Some(deal.name), deal.stage, deal.amount, deal.close, deal.target].map(Option::unwrap_or_default)
}

#[test]
fn exports_of_both_crms_in_both_languages_are_read() {
    let files = [
        (
            "\"Opportunity Owner\",\"Account Name\",\"Opportunity Name\",\"Stage\",\"Amount\",\"Close Date\"\n\
             \"Ida Berg\",\"Oak Ltd\",\"Oak renewal\",\"Needs Analysis\",\"1,200.00\",\"12/31/2026\"\n",
            ["Oak renewal", "Needs Analysis", "1,200.00", "12/31/2026", "commit"],
        ),
        (
            "Id,Name,StageName,CloseDate,Amount,ForecastCategoryName\n006x,Oak,Closed Lost,2026-12-31,5,Omitted\n",
            ["Oak", "Closed Lost", "5", "2026-12-31", "none"],
        ),
        (
            "Accountname;Opportunity-Name;Phase;Betrag;Schlusstermin\nEiche GmbH;Eiche neu; prospecting ;1.200,00;31.12.2026\n",
            ["Eiche neu", "prospecting", "1.200,00", "31.12.2026", "recognise"],
        ),
        (
            "Record ID,Deal Name,Deal Stage,Close Date,Amount,Pipeline\n9,Oak,Presentation Scheduled,2026-12-31,5,Sales\n",
            ["Oak", "Presentation Scheduled", "5", "2026-12-31", "explore"],
        ),
        (
            "Datensatz-ID\tDealname\tDeal-Phase\tAbschlussdatum\tBetrag\n9\tEiche\tAngebot\t31.12.2026\t5\n",
            ["Eiche", "Angebot", "5", "31.12.2026", "select"],
        ),
        (
            "Verkaufschance;Firma;Phase\nStapler Lager 2;Eiche GmbH;Gewonnen\n",
            ["Stapler Lager 2", "Gewonnen", "", "", "golive"],
        ),
    ];
    for (text, deal) in files {
        assert_eq!(first(text), deal);
    }
}

#[test]
fn a_report_has_a_title_above_and_totals_below() {
    let text = "Open deals\n\nAs of 2026-11-21\n\nOpportunity Name,Stage,Owner\nOak,Qualification,Ida\n,Qualification,Ida\nTotal,,\n";
    let export = export(text);
    assert_eq!((export.deals.len(), export.deals[0].line, export.skipped), (1, 6, 2));
    assert_eq!(export.unused, ["Owner"]);
}

#[test]
fn stages_that_no_map_has_are_listed_once() {
    let export = export("Name,Stage\nA,Verbal\nB,Demo\nC,Verbal\nD,\n");
    assert_eq!(export.unmapped, ["Verbal"]);
    let targets: Vec<_> = export.deals.iter().map(|deal| deal.target.as_deref()).collect();
    assert_eq!(targets, [None, Some("explore"), None, None]);
}

#[test]
fn the_sites_own_map_counts() {
    let mut own = playbook().clone();
    own.map_stages(&[("Verbal".to_owned(), "approve".to_owned())].into());
    let table = Table::read("Name,Stage\nA,verbal \n").unwrap();
    assert_eq!(read(&table, &own).unwrap().deals[0].target.as_deref(), Some("approve"));
}

#[test]
fn a_table_without_stages_is_told_what_it_has() {
    let table = Table::read("First name,Mail\nIda,i@example.com\n").unwrap();
    let error = read(&table, playbook()).unwrap_err();
    assert_eq!(error, CsvError::NoColumns { found: vec!["First name".to_owned(), "Mail".to_owned()] });
    assert_eq!(error.to_string(), "no column for a deal's name and its stage among: First name, Mail");
}

/// The practice set, beside the checkout or where LOCKSTEP_DATA says.
fn practice() -> Option<Vec<u8>> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data");
    let folder = std::env::var_os("LOCKSTEP_DATA").map_or(beside, PathBuf::from);
    let file = folder.join("crm_sales_pipeline.csv");
    let bytes = std::fs::read(&file).ok();
    if bytes.is_none() {
        eprintln!("skipped: there is no {}; LOCKSTEP_DATA names its folder", file.display());
    }
    bytes
}

fn practised() -> Playbook {
    let mut playbook = playbook().clone();
    let own = [("Prospecting", "recognise"), ("Engaging", "explore"), ("Won", "golive"), ("Lost", "none")];
    playbook.map_stages(&own.map(|(name, target)| (name.to_owned(), target.to_owned())).into());
    playbook
}

#[test]
fn a_practice_set_is_read_in_every_encoding() {
    let Some(bytes) = practice() else { return };
    let (text, _) = decode::decode(&bytes).unwrap();
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [bytes, utf16] {
        let (text, _) = decode::decode(&bytes).unwrap();
        let export = read(&Table::read(&text).unwrap(), &practised()).unwrap();
        assert_eq!(export.deals.len(), 8_800);
        let open = export.deals.iter().filter(|deal| matches!(deal.target.as_deref(), Some("recognise" | "explore")));
        assert_eq!(open.count(), 2_089);
        assert_eq!(export.unused, ["sales_agent", "product", "engage_date"]);
        assert!(export.unmapped.is_empty());
    }
}
