//! Every width, every text size: nothing is cut off, nothing is too small to hit.

use serde_json::{Value, json};

use crate::harness::{Browser, Outcome, tests};
use crate::reach::{Screen, tours};

tests![
    every_screen_fits_every_width,
    every_screen_fits_a_narrow_column_of_a_wide_page,
    every_screen_fits_with_text_of_twice_the_size,
    every_screen_fits_and_is_accessible_at_twice_the_zoom: needs(EmulatedMedia),
    an_address_in_every_text_of_a_playbook_fits,
    nothing_moves_while_the_deal_is_named,
    targets_are_large_enough,
];

const WIDTHS: [u32; 4] = [320, 390, 820, 1280];

async fn every_screen_fits_every_width(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(browser.release(), "/").await?;
    tours(&page, async |_| {
        for width in WIDTHS {
            page.resizes_to(width, 900).await?;
            page.widget().await?.stays_inside().await.map_err(|why| format!("at {width} px: {why}"))?;
            let wide = page.evaluates("return document.documentElement.scrollWidth", Vec::new()).await?;
            assert!(wide.as_u64() <= Some(u64::from(width)), "{wide} px are needed at {width} px");
        }
        Ok(())
    })
    .await
}

async fn every_screen_fits_a_narrow_column_of_a_wide_page(browser: Browser) -> Outcome {
    let html = r#"<!doctype html><html style="font-size: 62.5%"><script type="module" src="lockstep.js"></script>
        <div style="width: 300px"><lockstep-assessment></lockstep-assessment></div></html>"#;
    let page = browser.opens(browser.release().page("/narrow.html", html), "/narrow.html").await?;
    tours(&page, async |_| page.widget().await?.stays_inside().await).await
}

async fn every_screen_fits_with_text_of_twice_the_size(browser: Browser) -> Outcome {
    let html = r#"<!doctype html><html style="font-size: 200%"><script type="module" src="lockstep.js"></script>
        <body style="margin: 0"><lockstep-assessment></lockstep-assessment></html>"#;
    let page = browser.opens_in_a_frame(browser.release().page("/large.html", html), "/large.html").await?;
    tours(&page, async |_| {
        let widget = page.widget().await?;
        for width in WIDTHS {
            page.resizes_to(width, 900).await?;
            widget.stays_inside().await.map_err(|why| format!("at {width} px: {why}"))?;
        }
        let size = widget.evaluates("(root) => parseFloat(getComputedStyle(root.querySelector('.sheet')).fontSize)");
        assert_eq!(size.await?.as_f64(), Some(32.0), "the text does not follow the page's");
        let small = "(root) => [...root.querySelectorAll('input[type=radio]')].some((radio) => radio.offsetWidth < 32)";
        assert_eq!(widget.evaluates(small).await?, false, "a radio does not follow the text");
        Ok(())
    })
    .await
}

async fn an_address_in_every_text_of_a_playbook_fits(browser: Browser) -> Outcome {
    let mut playbook = browser.playbook()?;
    lengthen(&mut playbook);
    playbook["id"] = "long".into();
    let html = "<!doctype html><html lang=en><script type=module src=lockstep.js></script>
        <lockstep-assessment playbook=long.json></lockstep-assessment></html>";
    let site = browser.release().page("/long.json", &playbook.to_string()).page("/long.html", html);
    let page = browser.opens_in_a_frame(site, "/long.html").await?;
    page.resizes_to(320, 900).await?;
    for screen in [Screen::FirstQuestion, Screen::LaterQuestion, Screen::Result, Screen::ResultUnfolded] {
        screen.comes_next(&page).await?;
        page.widget().await?.stays_inside().await.map_err(|why| format!("{}: {why}", screen.name()))?;
    }
    Ok(())
}

/// Writes a long address behind every text.
fn lengthen(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') => {
            text.push_str(&format!(" https://intranet.example/{}", "withoutbreaks".repeat(6)))
        }
        Value::Array(list) => list.iter_mut().for_each(lengthen),
        Value::Object(fields) => fields.values_mut().for_each(lengthen),
        _ => {}
    }
}

/// As a browser zooms: half the CSS pixels, each twice as large, from a window of 1280 and of 640 px.
async fn every_screen_fits_and_is_accessible_at_twice_the_zoom(browser: Browser) -> Outcome {
    for (width, height) in [(640, 400), (320, 400)] {
        let zoomed = json!({ "width": width, "height": height, "deviceScaleFactor": 2, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", zoomed).await?;
        let page = browser.opens_the_release().await?;
        assert_eq!(page.evaluates("return [innerWidth, devicePixelRatio]", Vec::new()).await?, json!([width, 2]));
        tours(&page, async |_| {
            let widget = page.widget().await?;
            widget.stays_inside().await.map_err(|why| format!("at {width} px: {why}"))?;
            let wide = page.evaluates("return document.documentElement.scrollWidth", Vec::new()).await?;
            assert!(wide.as_u64() <= Some(width), "{wide} px are needed at {width} px");
            widget.is_accessible().await.map_err(|why| format!("at {width} px: {why}"))?;
            Ok(())
        })
        .await?;
    }
    Ok(())
}

async fn nothing_moves_while_the_deal_is_named(browser: Browser) -> Outcome {
    for width in WIDTHS {
        let page = browser.opens_in_a_frame(browser.release(), "/").await?;
        page.resizes_to(width, 900).await?;
        page.evaluates("localStorage.clear()", Vec::new()).await?;
        page.reloads().await?;
        Screen::LaterQuestion.is_reached(&page).await?;
        let widget = page.widget().await?;
        let place = "(root) => root.querySelector('.option').getBoundingClientRect().top + scrollY";
        let unnamed = widget.evaluates(place).await?;
        widget.presses("Name this deal").await?;
        widget.has_the_focus_on(".naming").await?;
        assert_eq!(widget.evaluates(place).await?, unnamed, "while it is written, at {width} px");
        browser.types("A name that is longer than the field" + thirtyfour::Key::Enter).await?;
        widget.shows("A name that is longer than the field").await?;
        assert_eq!(widget.evaluates(place).await?, unnamed, "once it is named, at {width} px");
    }
    Ok(())
}

async fn targets_are_large_enough(browser: Browser) -> Outcome {
    let page = browser.opens_in_a_frame(browser.release(), "/").await?;
    page.resizes_to(390, 844).await?;
    tours(&page, async |_| {
        let widget = page.widget().await?;
        let heights = widget.evaluates(
            "(root) => [...root.querySelectorAll('label, button, summary, input.naming')] \
             .filter((target) => target.checkVisibility()) \
             .map((target) => [target.localName, target.getBoundingClientRect().height, target.innerText])",
        );
        for target in heights.await?.as_array().ok_or("no list")? {
            let least = if target[0] == "label" { 44.0 } else { 24.0 };
            assert!(target[1].as_f64() >= Some(least - 0.01), "{target} is lower than {least} px");
        }
        Ok(())
    })
    .await
}
