//! Texts compared by people's eyes: large letters as small ones, and signs left out.
//!
//! Deliberately not the standard library's, whose tables are large and spread over the whole of Unicode. The tests hold
//! every letter against them.

/// The text in small letters, for comparing alone: each becomes one letter, also in Greek at the end of a word.
pub fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// The same without what stands above, below or through Latin letters: as people look for names, and put them in order.
pub fn plain(text: &str) -> String {
    let mut plain = String::new();
    for letter in small(text).chars() {
        let marked = (!letter.is_ascii()).then(|| MARKED.iter().find(|(marked, _)| marked.contains(letter))).flatten();
        match marked {
            Some((_, letters)) => plain.push_str(letters),
            None => plain.push(letter),
        }
    }
    plain
}

/// Small letters with a mark, and what they are without.
#[rustfmt::skip]
const MARKED: [(&str, &str); 26] = [
    ("àáâãäåāăąǎ", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęěẽ", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
    ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņňŉ", "n"), ("òóôõöøōŏő", "o"), ("œ", "oe"),
    ("ŕŗř", "r"), ("śŝşšș", "s"), ("ß", "ss"), ("ţťŧț", "t"), ("þ", "th"), ("ùúûüũūŭůűų", "u"), ("ŵẁẃẅ", "w"),
    ("ýÿŷ", "y"), ("źżž", "z"), ("ĸ", "k"), ("ŋ", "n"), ("ſ", "s"),
];

/// Whether this is part of a word, as tables name their columns: a letter or a digit, and no sign that stands there.
pub fn is_of_a_word(letter: char) -> bool {
    match letter {
        '\0'..='\u{bf}' => letter.is_ascii_alphanumeric(),
        '×' | '÷' => false,
        // Punctuation, currencies, arrows, shapes; what says how the sign before it is drawn; pictures.
        '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' => false,
        '\u{1f000}'..='\u{1faff}' => false,
        _ => true,
    }
}

fn small_letter(letter: char) -> char {
    if letter.is_ascii() {
        return letter.to_ascii_lowercase();
    }
    let mut pairs = PAIRS.chars();
    while let (Some(large), Some(small)) = (pairs.next(), pairs.next()) {
        if large == letter {
            return small;
        }
    }
    let run = RUNS.iter().find(|(first, last, step, _)| {
        (*first..=*last).contains(&letter) && (letter as u32 - *first as u32).is_multiple_of(*step)
    });
    let small = run.and_then(|(.., way)| (letter as u32).checked_add_signed(*way)).and_then(char::from_u32);
    small.unwrap_or(letter)
}

/// Large letters in a row, or every second one where their small ones stand between them: the first, the last, the
/// step, and how far it is to the small one.
#[rustfmt::skip]
const RUNS: [(char, char, u32, i32); 70] = [
    ('A', 'Z', 1, 32), ('À', 'Ö', 1, 32), ('Ø', 'Þ', 1, 32), ('Ā', 'Į', 2, 1), ('Ĳ', 'Ķ', 2, 1), ('Ĺ', 'Ň', 2, 1),
    ('Ŋ', 'Ŷ', 2, 1), ('Ź', 'Ž', 2, 1), ('Ơ', 'Ƥ', 2, 1), ('ǋ', 'Ǜ', 2, 1), ('Ǟ', 'Ǯ', 2, 1), ('Ǹ', 'Ȟ', 2, 1),
    ('Ȣ', 'Ȳ', 2, 1), ('Ɇ', 'Ɏ', 2, 1), ('Έ', 'Ί', 1, 37), ('Α', 'Ρ', 1, 32), ('Σ', 'Ϋ', 1, 32), ('Ϙ', 'Ϯ', 2, 1),
    ('Ͻ', 'Ͽ', 1, -130), ('Ѐ', 'Џ', 1, 80), ('А', 'Я', 1, 32), ('Ѡ', 'Ҁ', 2, 1), ('Ҋ', 'Ҿ', 2, 1), ('Ӂ', 'Ӎ', 2, 1),
    ('Ӑ', 'Ԯ', 2, 1), ('Ա', 'Ֆ', 1, 48), ('Ⴀ', 'Ⴥ', 1, 7264), ('Ꭰ', 'Ꮿ', 1, 38864), ('Ᏸ', 'Ᏽ', 1, 8),
    ('Ა', 'Ჺ', 1, -3008), ('Ჽ', 'Ჿ', 1, -3008), ('Ḁ', 'Ẕ', 2, 1), ('Ạ', 'Ỿ', 2, 1), ('Ἀ', 'Ἇ', 1, -8),
    ('Ἐ', 'Ἕ', 1, -8), ('Ἠ', 'Ἧ', 1, -8), ('Ἰ', 'Ἷ', 1, -8), ('Ὀ', 'Ὅ', 1, -8), ('Ὑ', 'Ὗ', 2, -8),
    ('Ὠ', 'Ὧ', 1, -8), ('ᾈ', 'ᾏ', 1, -8), ('ᾘ', 'ᾟ', 1, -8), ('ᾨ', 'ᾯ', 1, -8), ('Ὲ', 'Ή', 1, -86),
    ('Ⅰ', 'Ⅿ', 1, 16), ('Ⓐ', 'Ⓩ', 1, 26), ('Ⰰ', 'Ⱟ', 1, 48), ('Ⱨ', 'Ⱬ', 2, 1), ('Ⲁ', 'Ⳣ', 2, 1), ('Ꙁ', 'Ꙭ', 2, 1),
    ('Ꚁ', 'Ꚛ', 2, 1), ('Ꜣ', 'Ꜯ', 2, 1), ('Ꜳ', 'Ꝯ', 2, 1), ('Ꝿ', 'Ꞇ', 2, 1), ('Ꞗ', 'Ꞩ', 2, 1), ('Ꞵ', 'Ꟃ', 2, 1),
    ('\u{a7cc}', '\u{a7da}', 2, 1), ('Ａ', 'Ｚ', 1, 32), ('𐐀', '𐐧', 1, 40), ('𐒰', '𐓓', 1, 40), ('𐕰', '𐖔', 2, 39),
    ('𐕱', '𐕹', 2, 39), ('𐕽', '𐖉', 2, 39), ('𐖍', '𐖑', 2, 39), ('𐲀', '𐲲', 1, 64), ('\u{10d50}', '\u{10d65}', 1, 32),
    ('𑢠', '𑢿', 1, 32), ('𖹀', '𖹟', 1, 32), ('\u{16ea0}', '\u{16eb8}', 1, 27), ('𞤀', '𞤡', 1, 34),
];

/// The rest: each large letter before its small one.
const PAIRS: &str = "\
    İiŸÿƁɓƂƃƄƅƆɔƇƈƉɖƊɗƋƌƎǝƏəƐɛƑƒƓɠƔɣƖɩƗɨƘƙƜɯƝɲƟɵƦʀƧƨƩʃƬƭƮʈƯưƱʊƲʋƳƴƵƶƷʒƸƹƼƽǄǆǅǆǇǉǈǉǊǌǱǳǲǳǴǵǶƕǷƿȠƞȺⱥȻȼȽƚȾⱦɁɂɃƀ\
    ɄʉɅʌͰͱͲͳͶͷͿϳΆάΌόΎύΏώςσϏϗϴθϷϸϹϲϺϻӀӏჇⴧჍⴭ\u{1c89}\u{1c8a}ẞßᾸᾰᾹᾱᾺὰΆάᾼᾳῌῃῘῐῙῑῚὶΊίῨῠῩῡῪὺΎύῬῥῸὸΌόῺὼΏώῼῳΩωKkÅåℲⅎ\
    ↃↄⱠⱡⱢɫⱣᵽⱤɽⱭɑⱮɱⱯɐⱰɒⱲⱳⱵⱶⱾȿⱿɀⳫⳬⳭⳮⳲⳳꝹꝺꝻꝼꝽᵹꞋꞌꞍɥꞐꞑꞒꞓꞪɦꞫɜꞬɡꞭɬꞮɪꞰʞꞱʇꞲʝꞳꭓꟄꞔꟅʂꟆᶎꟇꟈꟉꟊ\u{a7cb}\u{264}\u{a7dc}\u{19b}\
    Ꟶꟶ𐖕𐖼";

#[cfg(test)]
mod tests {
    use super::*;

    /// `İ`, which has two small ones, and the `ς` at the end of words, which is to equal the `σ` within them.
    const OWN: [char; 2] = ['İ', 'ς'];

    #[test]
    fn letters_become_as_small_as_unicode_has_them() {
        for letter in ('\0'..=char::MAX).filter(|letter| !OWN.contains(letter)) {
            assert_eq!(String::from(small_letter(letter)), letter.to_lowercase().to_string(), "{letter}");
        }
    }

    #[test]
    fn the_end_of_a_greek_word_and_the_dotted_i_compare_equal() {
        assert_eq!(small("ΟΔΟΣ"), small("οδος"));
        assert_eq!(small("İSTANBUL"), "istanbul");
    }

    #[test]
    fn names_are_found_and_put_in_order_without_their_marks() {
        for (text, without) in [("Öko-Strom", "oko-strom"), ("WEIẞBACH", "weissbach"), ("Łódź Ærø", "lodz aero")]
        {
            assert_eq!(plain(text), without);
        }
        let mut names = ["Zeppelin", "Öko", "Oster", "Übermut", "Umland"];
        names.sort_by_key(|name| plain(name));
        assert_eq!(names, ["Öko", "Oster", "Übermut", "Umland", "Zeppelin"]);
        let european = ('\u{c0}'..='\u{17f}').filter(|letter| letter.is_alphabetic() && !"ĳĲ".contains(*letter));
        let left: String = european.filter(|letter| !plain(&letter.to_string()).is_ascii()).collect();
        assert_eq!(left, "", "letters that nobody has on another keyboard");
    }

    #[test]
    fn words_of_european_tables_keep_their_letters_and_lose_their_signs() {
        let european = ('\0'..='\u{2ff}').chain('\u{370}'..='\u{481}').chain('\u{1e00}'..='\u{1eff}');
        for letter in european.filter(|letter| !"ªµº²³¹¼½¾".contains(*letter)) {
            let is_own = letter.is_alphanumeric();
            assert!(is_of_a_word(letter) == is_own || !is_own && letter > '\u{ff}', "{letter:?}");
        }
        for sign in "–—„“”‚’…€™→✓📈\u{fe0f}\u{3000}".chars() {
            assert!(!is_of_a_word(sign), "{sign:?}");
        }
    }
}
