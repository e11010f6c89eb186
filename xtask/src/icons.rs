//! The app's icons as PNG, drawn from `icon.svg`: home screens and installers take no SVG.
//!
//! Only what that drawing uses is understood: a rounded square and paths of lines, quadratic curves and quarter circles.
//! Anything else stops the build.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

/// The drawing's own square, in its units.
const SQUARE: f64 = 32.0;
/// Samples along each side of a pixel.
const FINE: u32 = 4;
/// Straight pieces of a curve.
const PIECES: u32 = 24;
/// What launchers leave of an icon that they cut to a shape of their own.
const SAFE: f64 = 0.8;

/// The files: name, side in pixels, whether a launcher cuts it to shape.
const ICONS: [(&str, u32, bool); 3] = [
    ("icon-192.png", 192, false),
    ("icon-512.png", 512, false),
    ("icon-maskable-512.png", 512, true),
];

type Point = [f64; 2];

/// A closed outline and its colour.
#[derive(Debug)]
struct Area {
    outline: Vec<Point>,
    colour: [u8; 3],
}

/// Writes every icon beside the site's `icon.svg`.
pub(crate) fn write(folder: &Path) -> Result<()> {
    let drawing = fs::read_to_string(folder.join("icon.svg")).context("the site has no icon.svg")?;
    let areas = areas(&drawing)?;
    for (name, side, cut) in ICONS {
        let pixels = draw(&areas, side, cut);
        fs::write(folder.join(name), png(&pixels, side)?)?;
    }
    Ok(())
}

/// The areas of a drawing, back to front.
fn areas(drawing: &str) -> Result<Vec<Area>> {
    let mut areas = Vec::new();
    for tag in drawing.split('<').skip(1) {
        let path = match tag.split([' ', '/', '>']).next().unwrap_or_default() {
            "rect" => {
                let radius: f64 = attribute(tag, "rx")?.parse()?;
                let far = SQUARE - 2.0 * radius;
                format!(
                    "M{radius} 0h{far}a{radius} {radius} 0 0 1 {radius} {radius}v{far}\
                     a{radius} {radius} 0 0 1-{radius} {radius}H{radius}a{radius} {radius} 0 0 1-{radius}-{radius}V{radius}\
                     a{radius} {radius} 0 0 1 {radius}-{radius}z"
                )
            }
            "path" => attribute(tag, "d")?.to_owned(),
            "svg" | "" => continue,
            _ if tag.starts_with('/') => continue,
            other => bail!("icon.svg: <{other}> is not understood"),
        };
        areas.push(Area {
            outline: outline(&path)?,
            colour: colour(attribute(tag, "fill")?)?,
        });
    }
    Ok(areas)
}

fn attribute<'a>(tag: &'a str, name: &str) -> Result<&'a str> {
    tag.split_once(&format!(" {name}=\""))
        .and_then(|(_, rest)| rest.split('"').next())
        .with_context(|| format!("icon.svg: <{tag} has no {name}"))
}

fn colour(text: &str) -> Result<[u8; 3]> {
    let value = text
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .with_context(|| format!("icon.svg: `{text}` is no colour"))?;
    let [_, red, green, blue] = value.to_be_bytes();
    Ok([red, green, blue])
}

/// Commands and their numbers: `M0 13q8-3 16 0t16 0v12`.
fn commands(path: &str) -> Result<Vec<(char, Vec<f64>)>> {
    let mut found: Vec<(char, Vec<f64>)> = Vec::new();
    let mut number = String::new();
    let end = |number: &mut String, found: &mut Vec<(char, Vec<f64>)>| -> Result<()> {
        if !number.is_empty() {
            let value = number.parse().with_context(|| format!("icon.svg: `{number}`"))?;
            found
                .last_mut()
                .context("icon.svg: a path begins with a command")?
                .1
                .push(value);
            number.clear();
        }
        Ok(())
    };
    for letter in path.chars() {
        if letter.is_ascii_alphabetic() {
            end(&mut number, &mut found)?;
            found.push((letter, Vec::new()));
        } else if letter == '-' || letter.is_whitespace() || letter == ',' {
            end(&mut number, &mut found)?;
            if letter == '-' {
                number.push(letter);
            }
        } else {
            number.push(letter);
        }
    }
    end(&mut number, &mut found)?;
    Ok(found)
}

/// The corners of a path, its curves in short straight pieces.
fn outline(path: &str) -> Result<Vec<Point>> {
    let mut points: Vec<Point> = Vec::new();
    let mut at: Point = [0.0; 2];
    let mut handle: Point = [0.0; 2];
    for (command, numbers) in commands(path)? {
        let before = at;
        let mut bend = None;
        at = match (command, numbers.as_slice()) {
            ('M' | 'L', &[x, y]) => [x, y],
            ('l', &[x, y]) => [at[0] + x, at[1] + y],
            ('h', &[x]) => [at[0] + x, at[1]],
            ('H', &[x]) => [x, at[1]],
            ('v', &[y]) => [at[0], at[1] + y],
            ('V', &[y]) => [at[0], y],
            ('q', &[bx, by, x, y]) => {
                bend = Some([at[0] + bx, at[1] + by]);
                [at[0] + x, at[1] + y]
            }
            // The handle of the curve before, mirrored.
            ('t', &[x, y]) => {
                bend = Some([2.0 * at[0] - handle[0], 2.0 * at[1] - handle[1]]);
                [at[0] + x, at[1] + y]
            }
            // A quarter circle to the right: its tangents meet in the square's corner.
            ('a', &[rx, ry, 0.0, 0.0, 1.0, x, y])
                if (rx - ry).abs() < 1e-9 && (x.abs() - rx).abs() < 1e-9 && (y.abs() - rx).abs() < 1e-9 =>
            {
                let centre = if (x > 0.0) == (y > 0.0) {
                    [at[0], at[1] + y]
                } else {
                    [at[0] + x, at[1]]
                };
                let (from, to) = (angle(centre, at), angle(centre, [at[0] + x, at[1] + y]));
                let turn = (to - from).rem_euclid(std::f64::consts::TAU);
                points.extend((1..PIECES).map(|i| {
                    let angle = from + turn * f64::from(i) / f64::from(PIECES);
                    [centre[0] + rx * angle.cos(), centre[1] + rx * angle.sin()]
                }));
                [at[0] + x, at[1] + y]
            }
            ('z', []) => continue,
            _ => bail!("icon.svg: `{command}` with {numbers:?} is not understood"),
        };
        if let Some(bend) = bend {
            points.extend((1..PIECES).map(|i| {
                let t = f64::from(i) / f64::from(PIECES);
                let on = |axis: usize| {
                    (1.0 - t).powi(2) * before[axis] + 2.0 * t * (1.0 - t) * bend[axis] + t * t * at[axis]
                };
                [on(0), on(1)]
            }));
            handle = bend;
        }
        points.push(at);
    }
    Ok(points)
}

fn angle(centre: Point, point: Point) -> f64 {
    (point[1] - centre[1]).atan2(point[0] - centre[0])
}

/// Red, green, blue and opacity of every pixel.
fn draw(areas: &[Area], side: u32, cut: bool) -> Vec<u8> {
    let ground = areas.first().map_or([0; 3], |area| area.colour);
    let scale = SQUARE / f64::from(side) / if cut { SAFE } else { 1.0 };
    let middle = f64::from(side) / 2.0;
    let place = |pixel: u32, sample: u32| {
        let at = f64::from(pixel) + (f64::from(sample) + 0.5) / f64::from(FINE);
        (at - middle) * scale + SQUARE / 2.0
    };
    let mut pixels = Vec::with_capacity((side * side * 4) as usize);
    for row in 0..side {
        for column in 0..side {
            let (mut sum, mut seen) = ([0_u32; 3], 0);
            for sample in 0..FINE * FINE {
                let point = [place(column, sample % FINE), place(row, sample / FINE)];
                let top = areas.iter().rev().find(|area| inside(&area.outline, point));
                let Some(colour) = top.map(|area| area.colour).or(cut.then_some(ground)) else {
                    continue;
                };
                seen += 1;
                for (sum, part) in sum.iter_mut().zip(colour) {
                    *sum += u32::from(part);
                }
            }
            pixels.extend(sum.map(|sum| (sum / seen.max(1)) as u8));
            pixels.push((seen * 255 / (FINE * FINE)) as u8);
        }
    }
    pixels
}

/// Whether a ray to the right leaves the outline an odd number of times.
fn inside(outline: &[Point], [x, y]: Point) -> bool {
    let mut odd = false;
    for (i, &[x1, y1]) in outline.iter().enumerate() {
        let [x2, y2] = outline[(i + 1) % outline.len()];
        if (y1 > y) != (y2 > y) && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1 {
            odd = !odd;
        }
    }
    odd
}

/// Pixels as a PNG (ISO/IEC 15948): one header, one block of compressed rows, the end.
fn png(pixels: &[u8], side: u32) -> Result<Vec<u8>> {
    let mut rows = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for row in pixels.chunks(side as usize * 4) {
        // Stored as it is: flat colours compress well enough.
        rows.write_all(&[0])?;
        rows.write_all(row)?;
    }
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = [side.to_be_bytes(), side.to_be_bytes()].concat();
    // Eight bits a channel, colour with opacity, no interlacing.
    header.extend([8, 6, 0, 0, 0]);
    chunk(&mut file, *b"IHDR", &header);
    chunk(&mut file, *b"IDAT", &rows.finish()?);
    chunk(&mut file, *b"IEND", &[]);
    Ok(file)
}

fn chunk(file: &mut Vec<u8>, kind: [u8; 4], content: &[u8]) {
    let mut sum = flate2::Crc::new();
    sum.update(&kind);
    sum.update(content);
    file.extend((content.len() as u32).to_be_bytes());
    file.extend(kind);
    file.extend(content);
    file.extend(sum.sum().to_be_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site_icon() -> Vec<Area> {
        areas(include_str!("../../public/icon.svg")).unwrap()
    }

    #[test]
    fn the_icon_is_drawn_as_it_is_written() {
        let side = 64;
        let pixels = draw(&site_icon(), side, false);
        let at = |x: f64, y: f64| {
            let place = (((y * 2.0) as u32 * side + (x * 2.0) as u32) * 4) as usize;
            [
                pixels[place],
                pixels[place + 1],
                pixels[place + 2],
                pixels[place + 3],
            ]
        };
        // A point of the drawing, in its units, and the colour that is written there.
        let rows = [
            ("outside the corner", 0.2, 0.2, [0, 0, 0, 0]),
            ("above the surface", 4.0, 6.0, [0xf3, 0xd9, 0xc7, 255]),
            ("below the surface", 4.0, 17.0, [0xd9, 0x8f, 0x7c, 255]),
            ("at the bottom", 16.0, 30.0, [0xf2, 0xcf, 0x8d, 255]),
            ("the needle", 16.0, 8.0, [0x3c, 0x4a, 0x55, 255]),
        ];
        for (what, x, y, colour) in rows {
            assert_eq!(at(x, y), colour, "{what}");
        }
    }

    #[test]
    fn an_icon_that_is_cut_to_shape_reaches_every_edge() {
        let pixels = draw(&site_icon(), 32, true);
        assert!(pixels.chunks(4).all(|pixel| pixel[3] == 255));
    }

    #[test]
    fn what_is_not_understood_stops_the_build() {
        for drawing in [
            "<svg><circle r=\"2\"/></svg>",
            "<svg><path d=\"M0 0c1 1 2 2 3 3\" fill=\"#000000\"/></svg>",
            "<svg><path d=\"M0 0\" fill=\"red\"/></svg>",
            "<svg><path fill=\"#000000\"/></svg>",
        ] {
            assert!(areas(drawing).is_err(), "{drawing}");
        }
    }
}
