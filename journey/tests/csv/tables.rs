//! Tables: quoting, delimiters, line ends.

use lockstep_journey::csv::{CsvError, Table};

fn cells(text: &str) -> Vec<Vec<String>> {
    Table::read(text).unwrap().records.into_iter().map(|record| record.cells).collect()
}

#[test]
fn quoted_cells_hold_delimiters_quotes_and_lines() {
    let read = cells("name,note\r\n\"Miller, \"\"the\"\" one\",\"two\r\nlines\"\r\nplain,\r\n");
    assert_eq!(read, [vec!["name", "note"], vec!["Miller, \"the\" one", "two\r\nlines"], vec!["plain", ""]]);
}

#[test]
fn lines_end_as_on_any_system_and_empty_ones_are_no_records() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a,b", "", "1,2", " , ", "3,4"].join(end);
        assert_eq!(cells(&text), [["a", "b"], ["1", "2"], ["3", "4"]], "{end:?}");
    }
}

#[test]
fn a_record_knows_its_line() {
    let table = Table::read("a,b\n\"x\r\ny\rz\",2\n\n3,4").unwrap();
    let lines: Vec<usize> = table.records.iter().map(|record| record.line).collect();
    assert_eq!(lines, [1, 2, 6]);
}

#[test]
fn the_delimiter_shows_in_the_text() {
    assert_eq!(Table::read("a;b\n1,5;2,5\n").unwrap().delimiter, ';');
    assert_eq!(Table::read("a\tb\n1;5,5\t2;5,1\n").unwrap().delimiter, '\t');
    assert_eq!(Table::read("a,b\n\"x;y;z\",2\n").unwrap().delimiter, ',');
    assert_eq!(Table::read("Report, of May, by region\n\na;b;c\n1;2;3\n4;5;6\n7;8;9\n").unwrap().delimiter, ';');
    assert_eq!(Table::read("one column\nof text\n").unwrap().delimiter, ',');
}

#[test]
fn a_first_line_that_names_the_delimiter_is_no_record() {
    let table = Table::read("\u{feff}sep=|\r\na|b,c\r\n1|2\r\n").unwrap();
    assert_eq!((table.delimiter, table.records.len(), table.records[0].line), ('|', 2, 2));
}

#[test]
fn a_quote_that_is_never_closed_is_told_with_its_line() {
    assert_eq!(Table::read("a,b\n1,2\n3,\"open\nand on"), Err(CsvError::OpenQuote { line: 3 }));
}

#[test]
fn a_quote_inside_a_cell_is_a_letter() {
    assert_eq!(cells("17\" screen,\"a\"b\n"), [["17\" screen", "ab"]]);
}

#[test]
fn nothing_and_too_much_are_told() {
    assert_eq!(Table::read("\u{feff}\n \n"), Err(CsvError::Empty));
    assert_eq!(Table::read(&",".repeat(2_001)), Err(CsvError::TooLarge));
    assert_eq!(Table::read(&"a\n".repeat(200_001)), Err(CsvError::TooLarge));
}
