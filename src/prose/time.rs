//! How long it takes to read questions and answer them.

use lockstep_journey::playbook::raw::Question;

/// What adults read silently, at a middle speed.
const WORDS_A_MINUTE: usize = 238;
/// To choose and to go on, three each.
const SECONDS_OF_CLICKS: usize = 6;

/// Whole minutes, rounded up, for so many questions of the length that these have on average.
pub fn minutes(questions: &[Question], asked: usize) -> usize {
    let words: usize = questions.iter().map(words).sum();
    let seconds = SECONDS_OF_CLICKS * questions.len() + words * 60 / WORDS_A_MINUTE;
    (asked * seconds).div_ceil(60 * questions.len().max(1)).max(1)
}

/// What is read before an answer; the reason why it is asked stays folded.
fn words(question: &Question) -> usize {
    let words = |text: &String| text.bytes().filter(|byte| *byte == b' ').count() + 1;
    let options: usize = question.options.iter().map(|option| words(&option.text)).sum();
    words(&question.text) + question.hint.as_ref().map_or(0, words) + options
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn question(words: usize) -> Question {
        let text = vec!["word"; words - 4].join(" ");
        let option = |id| json!({"id": id, "text": "one"});
        let question = json!({
            "id": "q", "text": text, "hint": "two words", "label": "Q", "why": "Not counted, whatever it says.",
            "options": [option("a"), option("b")], "next": [{"to": "end"}],
        });
        serde_json::from_value(question).unwrap()
    }

    #[test]
    fn time_is_that_of_reading_and_of_two_clicks_a_question_rounded_up() {
        assert_eq!(minutes(&[question(214)], 1), 1);
        assert_eq!(minutes(&[question(226)], 1), 2);
        assert_eq!(minutes(&[question(20), question(60)], 9), 3);
        assert_eq!(minutes(&[question(20), question(60)], 15), 4);
    }

    #[test]
    fn there_is_always_a_minute_to_spend() {
        assert_eq!(minutes(&[], 0), 1);
    }
}
