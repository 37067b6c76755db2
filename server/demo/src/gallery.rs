//! Pictures, drawn while the story begins, and uploaded once for all posts that show them.

use super::{brands::Brand, plans};
use crate::art::{self, Scene};
use anyhow::Context;
use domain::{MediaId, ProjectId};
use service::{Services, actor::Staff, media::upload_media::upload_media};
use std::{collections::HashMap, sync::Arc, thread};
use tokio::{
    sync::Semaphore,
    task::{JoinHandle, spawn_blocking},
};

/// A drawing, by what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Picture {
    pub scene: Scene,
    seed: u32,
    width: u32,
    height: u32,
}

/// How a picture becomes a file.
pub(super) type Paint = fn(Picture) -> Vec<u8>;

/// In the shape of a feed, four by five.
pub(super) const fn tall(scene: Scene, seed: u32) -> Picture {
    Picture {
        scene,
        seed,
        width: 1080,
        height: 1350,
    }
}

/// As wide as high.
pub(super) const fn square(scene: Scene, seed: u32) -> Picture {
    Picture {
        scene,
        seed,
        width: 1080,
        height: 1080,
    }
}

impl Picture {
    pub(super) fn paint(self) -> Vec<u8> {
        art::draw(self.scene, self.seed, self.width, self.height)
    }
}

/// The pictures of all plans.
pub(super) struct Gallery {
    easel: HashMap<Picture, JoinHandle<anyhow::Result<Vec<u8>>>>,
    known: HashMap<(Brand, Picture), MediaId>,
}

impl Gallery {
    /// Begins to draw, as many pictures at a time as there are processors: each takes some megabytes.
    pub(super) fn new(paint: Paint) -> Self {
        let turns = Arc::new(Semaphore::new(
            thread::available_parallelism().map_or(1, Into::into),
        ));
        let mut easel = HashMap::new();
        for picture in plans::all().flat_map(|(_, plan)| plan.pictures) {
            easel.entry(*picture).or_insert_with(|| {
                let (turns, picture) = (Arc::clone(&turns), *picture);
                tokio::spawn(async move {
                    let _turn = turns.acquire_owned().await?;
                    Ok(spawn_blocking(move || paint(picture)).await?)
                })
            });
        }
        Self {
            easel,
            known: HashMap::new(),
        }
    }

    /// The picture in the project, uploaded by `staff` if it is not there yet.
    pub(super) async fn hang(
        &mut self,
        services: &Services,
        staff: &Staff,
        (brand, project): (Brand, ProjectId),
        picture: Picture,
    ) -> anyhow::Result<MediaId> {
        if let Some(id) = self.known.get(&(brand, picture)) {
            return Ok(*id);
        }
        let drawing = self
            .easel
            .remove(&picture)
            .context("a picture of another client")?;
        let file = drawing.await?.context("drawing a picture")?;
        let uploaded = upload_media(services, staff, project, file.into())
            .await
            .with_context(|| format!("uploading {:?}", picture.scene))?;
        self.known.insert((brand, picture), uploaded.id);
        Ok(uploaded.id)
    }
}
