//! What Chromium can pretend: another size, other preferences, paper.

use serde_json::{Value, json};
use thirtyfour::support::base64_decode;

use super::browser::Browser;
use super::{Failure, Outcome};

impl Browser {
    /// Sends a DevTools command: media features, network, heap. Chromium only.
    pub async fn devtools(&self, method: &str, parameters: Value) -> Result<Value, Failure> {
        Ok(self.driver().cdp().send_raw(method, parameters).await?)
    }

    /// Emulates a viewport, in CSS pixels.
    pub async fn resizes_to(&self, width: u32, height: u32) -> Outcome {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    /// Emulates media features such as `("prefers-color-scheme", "dark")`.
    pub async fn prefers(&self, features: &[(&str, &str)]) -> Outcome {
        self.shows_on("", features).await
    }

    /// Emulates paper.
    pub async fn prints(&self) -> Outcome {
        self.shows_on("print", &[("prefers-reduced-motion", "reduce")]).await
    }

    async fn shows_on(&self, media: &str, features: &[(&str, &str)]) -> Outcome {
        let features: Vec<_> = features.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media, "features": features })).await.map(drop)
    }

    /// Takes a picture of the whole page at this width into the folder of screens.
    pub async fn takes_screen(&self, name: &str, width: u32) -> Outcome {
        self.takes_picture(&format!("{name}-{width}.png"), width, u32::MAX).await
    }

    /// Takes a picture of the page at this width, as far down as told, in the format of the file's ending.
    pub async fn takes_picture(&self, file: &str, width: u32, most: u32) -> Outcome {
        let folder = self.screens().ok_or("no pictures are wanted")?;
        let format = if file.ends_with(".webp") { "webp" } else { "png" };
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        self.resizes_to(width, 800).await?;
        let height = "return document.documentElement.scrollHeight";
        let height: u32 = self.session().execute(height, Vec::new()).await?.convert()?;
        self.resizes_to(width, height.min(most)).await?;
        let picture = self.devtools("Page.captureScreenshot", json!({ "format": format, "quality": 85 })).await?;
        std::fs::create_dir_all(folder)?;
        Ok(std::fs::write(folder.join(file), base64_decode(picture["data"].as_str().unwrap_or_default())?)?)
    }
}
