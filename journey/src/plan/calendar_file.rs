//! A calendar file of the plan (RFC 5545): one all-day event a job, which a calendar updates when the file comes again.

use crate::date::Date;

/// Octets of a line, without its end.
const LINE: usize = 75;

/// One job with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// The same in every file of this plan; letters, digits and hyphens.
    pub job: String,
    pub title: String,
    pub description: String,
    pub link: Option<String>,
    pub first: Date,
    pub last: Date,
    /// How often the job has been changed: a calendar takes the event with the higher number.
    pub sequence: u32,
    /// It was in an earlier file and is not needed any more.
    pub cancelled: bool,
}

/// The whole file. `plan` tells this plan from others; `written` is the day of the last change.
pub fn calendar_file(plan: &str, title: &str, written: Date, events: &[Event]) -> String {
    let mut file = File::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Lockstep//Buying plan//EN");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    file.text("X-WR-CALNAME", title);
    for event in events {
        file.line("BEGIN:VEVENT");
        file.line(&format!("UID:{plan}-{}@lockstep", event.job));
        file.line(&format!("DTSTAMP:{}T000000Z", day(written)));
        file.line(&format!("SEQUENCE:{}", event.sequence));
        file.line(&format!("DTSTART;VALUE=DATE:{}", day(event.first)));
        // The end is the first day that is no longer part of it.
        file.line(&format!("DTEND;VALUE=DATE:{}", day(event.last.max(event.first).plus(1))));
        file.text("SUMMARY", &event.title);
        if !event.description.is_empty() {
            file.text("DESCRIPTION", &event.description);
        }
        if let Some(link) = &event.link {
            // A URI is not text: nothing in it is escaped, and a line end in it would begin another property.
            file.line(&format!("URL:{}", link.replace(char::is_control, "")));
        }
        file.line(if event.cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
        // Colleagues can still be asked to a meeting that day.
        file.line("TRANSP:TRANSPARENT");
        file.line("END:VEVENT");
    }
    file.line("END:VCALENDAR");
    file.0
}

#[derive(Default)]
struct File(String);

impl File {
    fn text(&mut self, name: &str, value: &str) {
        self.line(&format!("{name}:{}", escaped(value)));
    }

    /// Long lines go on behind a space in the next; a character is never torn apart.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                octets = 1;
            }
            self.0.push(character);
            octets += character.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' | '\r' => escaped.push_str("\\n"),
            _ if character.is_control() && character != '\t' => {}
            _ => escaped.push(character),
        }
    }
    escaped
}

fn day(date: Date) -> String {
    date.to_string().replace('-', "")
}
