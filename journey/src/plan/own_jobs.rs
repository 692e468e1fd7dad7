//! Where jobs of their own stand among the playbook's: what they wait for, and what waits for them.

use super::document::Job;
use crate::list::IntoList;

/// A job of their own comes after the playbook's last one before it, unless people said another. What comes after that in
/// later stages waits for it.
pub(super) fn place(jobs: &mut [Job]) {
    let mut last: Option<&str> = None;
    for job in jobs.iter_mut() {
        match (job.known, last) {
            (Some(_), _) => last = Some(job.id),
            (None, Some(last)) if job.after.is_empty() => job.after.push(last.to_owned()),
            _ => {}
        }
    }
    for own in 0..jobs.len() {
        let Some(id) = jobs.get(own).filter(|job| job.known.is_none()).map(|job| job.id) else { continue };
        let mut behind: Vec<String> = root(jobs, id).map(str::to_owned).into_iter().list();
        for (at, job) in jobs.iter_mut().enumerate().filter(|(_, job)| job.known.is_some()) {
            if job.after.iter().any(|before| behind.contains(before)) {
                behind.push(job.id.to_owned());
                // Theirs stand behind the playbook's of the same stage.
                if at > own {
                    job.after.push(id.to_owned());
                }
            }
        }
    }
}

/// The playbook's job that one of their own comes after in the end.
fn root<'j>(jobs: &'j [Job], own: &'j str) -> Option<&'j str> {
    let mut id = own;
    // No way is longer than all jobs, unless it goes in a circle.
    for _ in jobs {
        let job = jobs.iter().find(|job| job.id == id)?;
        if job.known.is_some() {
            return Some(id);
        }
        id = job.after.first()?;
    }
    None
}
