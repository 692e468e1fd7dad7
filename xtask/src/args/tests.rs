use super::*;

fn of(line: &str) -> Result<Command, Error> {
    parse(line.split_whitespace().map(OsString::from))
}

#[test]
fn serve_takes_a_port() {
    let Ok(Command::Serve(options)) = of("serve --port 9000 --release") else {
        panic!("not read as serve");
    };
    assert_eq!((options.port, options.release, options.open), (9000, true, false));
}

#[test]
fn test_takes_one_half_and_one_name() {
    let Ok(Command::Test(options)) = of("test --browser smoke") else {
        panic!("not read as test");
    };
    assert_eq!(options.only, Some(Half::Browser));
    assert_eq!(options.name.as_deref(), Some("smoke"));
    assert_eq!(options.engines, Engine::ALL);
    assert!(of("test --browser --native").is_err());
}

#[test]
fn an_engine_narrows_to_its_browser_tests() {
    let Ok(Command::Test(options)) = of("test --engine firefox smoke") else {
        panic!("not read as test");
    };
    assert_eq!((options.only, options.engines), (Some(Half::Browser), vec![Engine::Firefox]));
    assert!(of("test --native --engine firefox").is_err());
    let error = of("test --engine netscape").err().map(|error| error.to_string());
    assert!(error.is_some_and(|text| text.contains("chromium, firefox, webkit")));
}

#[test]
fn bench_measures_both_unless_told() {
    let bench = |line: &str| match of(line) {
        Ok(Command::Bench(options)) => (options.engine, options.page),
        _ => panic!("not read as bench"),
    };
    assert_eq!(bench("bench"), (true, true));
    assert_eq!(bench("bench --page"), (false, true));
    assert_eq!(bench("bench --engine"), (true, false));
    assert!(of("bench --wasm").is_err());
}

#[test]
fn prove_does_all_unless_told() {
    let prove = |line: &str| match of(line) {
        Ok(Command::Prove(options)) => (options.late, options.mutants, options.fuzz, options.seconds, options.reader),
        _ => panic!("not read as prove"),
    };
    assert_eq!(prove("prove"), (true, true, true, 1_800, None));
    assert_eq!(prove("prove --fuzz-seconds 5"), (true, true, true, 5, None));
    assert_eq!(prove("prove --late"), (true, false, false, 1_800, None));
    assert_eq!(prove("prove --fuzz"), (false, false, true, 1_800, None));
    assert_eq!(prove("prove --mutants"), (false, true, false, 1_800, None));
    assert_eq!(prove("prove --fuzz-seconds 5 csv"), (false, false, true, 5, Some("csv".to_owned())));
    assert!(of("prove --fuzz-seconds long").is_err());
}

#[test]
fn what_is_not_understood_is_named() {
    let error = of("sevre").err().map(|error| error.to_string());
    assert!(error.is_some_and(|text| text.contains("`sevre`") && text.contains("serve")));
    assert!(of("build now").is_err());
    assert!(of("serve --port many").is_err());
}
