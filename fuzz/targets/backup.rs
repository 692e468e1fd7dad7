//! Backups: any JSON gives deals and what was set aside, or an error; deals read back and merge by the laws.

#![no_main]

use libfuzzer_sys::fuzz_target;
use lockstep_journey::deal::{Deal, file, raw};

fn merged(one: &Deal, other: &Deal) -> Option<Deal> {
    let mut merged = one.clone();
    merged.merge(other).ok().map(|()| merged)
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(raw) = serde_json::from_slice::<raw::File>(bytes) else { return };
    let Ok(backup) = file::read(raw) else { return };
    let json = serde_json::to_vec(&file::write(&backup.deals)).expect("deals are written");
    let again = file::read(serde_json::from_slice(&json).expect("what is written has the shape")).expect("and is read");
    assert_eq!(again.deals, backup.deals);
    assert!(again.aside.is_empty());
    for deal in &backup.deals {
        let sheet = deal.sheet(None);
        deal.history();
        for conflict in deal.conflicts() {
            assert!(conflict.values.len() > 1);
        }
        assert_eq!(merged(deal, deal).as_ref(), Some(deal));
        for other in &backup.deals {
            let other = other.duplicate(deal.id());
            assert_eq!(merged(deal, &other), merged(&other, deal));
        }
        assert_eq!(deal.sheet(None), sheet);
    }
});
