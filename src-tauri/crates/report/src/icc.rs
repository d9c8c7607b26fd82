//! The sRGB colour space as an ICC profile (ICC.1:2010, version 4.2), put together from the standard's own figures,
//! because an archival PDF says what its colours mean.

/// Chromatic adaptation from D65 to D50 by the Bradford method, row by row.
const ADAPTATION: [f64; 9] = [
    1.047_882, 0.022_919, -0.050_201, //
    0.029_587, 0.990_479, -0.017_059, //
    -0.009_232, 0.015_076, 0.751_678,
];
/// The primaries of sRGB in the profile connection space: red, green, blue, each X, Y, Z.
const PRIMARIES: [[f64; 3]; 3] =
    [[0.436_066, 0.222_488, 0.013_916], [0.385_147, 0.716_873, 0.097_076], [0.143_066, 0.060_608, 0.714_096]];
/// The white of D50.
const WHITE: [f64; 3] = [0.964_203, 1.0, 0.824_905];
/// The curve of IEC 61966-2-1 as the parameters of a type 3 parametric curve: g, a, b, c, d.
const CURVE: [f64; 5] = [2.4, 1.0 / 1.055, 0.055 / 1.055, 1.0 / 12.92, 0.040_45];

/// The profile.
#[must_use]
pub fn srgb() -> Vec<u8> {
    let curve = element(b"para", [3_u16.to_be_bytes(), [0; 2]].concat(), &CURVE);
    let xyz = |values: &[f64]| element(b"XYZ ", Vec::new(), values);
    let [red, green, blue] = PRIMARIES.map(|p| xyz(&p));
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", text("sRGB")),
        (b"cprt", text("CC0")),
        (b"wtpt", xyz(&WHITE)),
        (b"chad", element(b"sf32", Vec::new(), &ADAPTATION)),
        (b"rXYZ", red),
        (b"gXYZ", green),
        (b"bXYZ", blue),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
    ];
    // The blue curve shares the bytes of the red one, as does the green: the table may point twice at one place.
    let count = tags.len() as u32 + 1;
    let mut table = count.to_be_bytes().to_vec();
    let mut body: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * count;
    let mut red_curve = [0; 8];
    for (name, data) in &tags {
        let at = (start + body.len() as u32).to_be_bytes();
        let size = (data.len() as u32).to_be_bytes();
        let entry = [at, size].concat();
        table.extend_from_slice(*name);
        if *name == b"gTRC" {
            table.extend_from_slice(&red_curve);
            continue;
        }
        if *name == b"rTRC" {
            red_curve.copy_from_slice(&entry);
        }
        table.extend_from_slice(&entry);
        body.extend_from_slice(data);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    table.extend_from_slice(b"bTRC");
    table.extend_from_slice(&red_curve);

    let mut profile = vec![0; 128];
    let mut put = |at: usize, bytes: &[u8]| {
        if let Some(place) = profile.get_mut(at..at + bytes.len()) {
            place.copy_from_slice(bytes);
        }
    };
    put(0, &(start + body.len() as u32).to_be_bytes());
    put(8, &[4, 0x20, 0, 0]);
    put(12, b"mntrRGB XYZ ");
    // A day is required; the standard's own will do.
    put(24, &[0x07, 0xda, 0, 1, 0, 1]);
    put(36, b"acsp");
    put(68, &WHITE.iter().flat_map(|v| fixed(*v)).collect::<Vec<u8>>());
    profile.extend(table);
    profile.extend(body);
    profile
}

/// A 32-bit number with 16 bits after the point.
fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn element(kind: &[u8; 4], head: Vec<u8>, values: &[f64]) -> Vec<u8> {
    let mut data = kind.to_vec();
    data.extend([0; 4]);
    data.extend(head);
    data.extend(values.iter().flat_map(|v| fixed(*v)));
    data
}

/// A text in one language (`mluc`).
fn text(words: &str) -> Vec<u8> {
    let letters: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let mut data = b"mluc\0\0\0\0".to_vec();
    for number in [1_u32, 12] {
        data.extend(number.to_be_bytes());
    }
    data.extend(b"enUS");
    for number in [letters.len() as u32, 28] {
        data.extend(number.to_be_bytes());
    }
    data.extend(letters);
    data
}

#[cfg(test)]
mod tests {
    use super::srgb;

    #[test]
    fn the_profile_says_its_own_length_and_lies_within_it() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for i in 0..number(128) {
            let (at, size) = (number(132 + 12 * i + 4), number(132 + 12 * i + 8));
            assert!(at % 4 == 0 && at + size <= profile.len(), "tag {i} lies within");
        }
    }
}
