//! The demo pictures.

use demo::art::{Scene, draw};
use image::GenericImageView;

#[test]
fn every_scene_is_a_picture_of_its_own() {
    let mut seen = std::collections::HashSet::new();
    for &scene in Scene::ALL {
        let jpeg = draw(scene, 7, 100, 125);
        assert_eq!(
            image::load_from_memory(&jpeg).expect("a JPEG").dimensions(),
            (100, 125),
            "{scene:?}"
        );
        assert_eq!(
            jpeg,
            draw(scene, 7, 100, 125),
            "{scene:?} is the same for the same seed"
        );
        assert!(seen.insert(jpeg), "{scene:?}");
        assert!(
            (20..120).contains(&scene.alt().len()) && scene.alt().ends_with('.'),
            "{scene:?}"
        );
    }
    assert!(seen.len() >= 12);
}

#[test]
fn sides_are_kept_in_bounds() {
    let jpeg = draw(Scene::Latte, u32::MAX, 0, u32::MAX);
    assert_eq!(
        image::load_from_memory(&jpeg).expect("a JPEG").dimensions(),
        (16, 4096)
    );
}
