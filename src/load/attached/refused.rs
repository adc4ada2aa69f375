//! What is said of an attachment that is not published, or could not be searched.

use crate::base::diagnostic::{Diagnostic, Place, Said};
use crate::base::pdf::{Act, Unread};
use crate::base::picture::{MOST_BYTES, MOST_PIXELS, Refused, Sort};
use crate::base::reading::ListedFile;
use crate::load::nowhere;
use crate::said;

const ACTIVE: &str = "attachment/format/active";
const PICTURE: &str = "attachment/format/picture";

fn name(file: &ListedFile) -> &str {
    file.path.rsplit('/').next().unwrap_or(&file.path)
}

/// Something that runs when it is opened.
pub fn acts(place: Place) -> Diagnostic {
    let what = said!("附件里有会运行的代码", "the attachment holds something that runs when it is opened");
    harmless(Diagnostic::error(ACTIVE, place, what))
}

/// A page or a drawing in lines: whether it runs something no list of bad words can tell for good.
pub fn page(file: &ListedFile) -> Diagnostic {
    let name = name(file);
    let what = said!("附件“{name}”是网页或 SVG 图，不能公布", "`{name}` is a page or an SVG drawing, which is not published");
    harmless(Diagnostic::error(ACTIVE, nowhere(&file.path), what))
}

/// A page or a document that could not be searched, which no redaction answers for.
pub fn may_act(file: &ListedFile, why: Unread) -> Diagnostic {
    let name = name(file);
    let what = match why {
        Unread::Broken => said!("附件“{name}”读不出来，不知道里面有没有会运行的代码", "`{name}` cannot be read, and might run something"),
        Unread::TooLong => {
            said!("附件“{name}”太大，没有查过里面有没有会运行的代码", "`{name}` is too large to be searched, and might run something")
        }
    };
    let found = harmless(Diagnostic::error(ACTIVE, nowhere(&file.path), what));
    if file.path.to_ascii_lowercase().ends_with(".pdf") { found.mend(again()) } else { found }
}

/// A document that does something, or carries something.
pub fn does(file: &ListedFile, act: Act) -> Diagnostic {
    let name = name(file);
    let what = match act {
        Act::Script => said!("附件“{name}”里有脚本", "`{name}` has a script"),
        Act::Launch => said!("附件“{name}”会启动程序或打开别的文件", "`{name}` starts a program or opens another file"),
        Act::Form => said!("附件“{name}”里有会往外发送的表单", "`{name}` has a form that sends what it holds"),
        Act::Files => said!("附件“{name}”里夹着别的文件，没有人看过", "other files lie within `{name}`, which nobody looked at"),
        Act::Opens => said!("附件“{name}”一打开就会做别的事", "`{name}` does something as soon as it is opened"),
    };
    let why = said!(
        "公布的文件只用来看：不运行、不打开、不发送，也不夹带",
        "a published file is looked at: it runs, opens, sends and hides nothing"
    );
    let mend = said!("用“打印成 PDF”重新存一份", "print it to PDF once more, which leaves only its pages");
    Diagnostic::error(ACTIVE, nowhere(&file.path), what).why(why).mend(mend)
}

fn harmless(found: Diagnostic) -> Diagnostic {
    found
        .why(said!(
            "附件和网站在同一个网址下，它里面的代码可以改动公示页面、跳到别处",
            "attachments stand at the site's own address: what they run can change its pages and lead readers away"
        ))
        .mend(said!("另存为 PDF 或图片（PNG、JPEG）再公布", "publish it as a PDF or a picture (PNG, JPEG) instead"))
}

/// A picture of a sort that cannot be cleaned.
pub fn not_cleaned(file: &ListedFile) -> Diagnostic {
    let name = name(file);
    let what = said!("图片“{name}”的格式处理不了", "`{name}` is of a format that cannot be cleaned");
    traceless(Diagnostic::error(PICTURE, nowhere(&file.path), what)).mend(save_as())
}

/// A picture that is refused.
pub fn shows_nothing(file: &ListedFile, why: Refused) -> Diagnostic {
    let name = name(file);
    let place = nowhere(&file.path);
    let most = MOST_PIXELS / 1_000_000;
    match why {
        Refused::Lies(sort) => {
            let what = match sort.word() {
                Some(word) => said!("附件“{name}”其实是 {word}", "`{name}` is in truth {word}"),
                None => said!("附件“{name}”不是图片", "`{name}` is no picture"),
            };
            let mend = match sort {
                Sort::Jpeg => said!("把文件名的结尾改成 .jpg", "let its name end in .jpg"),
                Sort::Png => said!("把文件名的结尾改成 .png", "let its name end in .png"),
                Sort::Webp => said!("把文件名的结尾改成 .webp", "let its name end in .webp"),
                _ => save_as(),
            };
            traceless(Diagnostic::error(PICTURE, place, what)).mend(mend)
        }
        Refused::TooManyPixels(width, height) => {
            let what = said!(
                "图片“{name}”有 {width} × {height} 像素，最多 {most}00 万像素",
                "`{name}` has {width} × {height} pixels, at most {most} million are read"
            );
            Diagnostic::error("attachment/range/picture", place, what)
                .mend(said!("缩小了再公布，长边 4000 像素足够看清", "make it smaller; 4000 pixels along the longer side show everything"))
        }
        Refused::TooManyBytes(bytes) => {
            let (size, most) = (bytes >> 20, MOST_BYTES >> 20);
            let what = said!("图片“{name}”有 {size} MB，最多 {most} MB", "`{name}` has {size} MB, at most {most} are read");
            Diagnostic::error("attachment/range/picture", place, what)
                .mend(said!("缩小，或另存为 JPEG", "make it smaller, or save it as JPEG"))
        }
        Refused::Cut => {
            let what = said!("图片“{name}”不完整，后面缺了一截", "`{name}` is cut off: its end is missing");
            Diagnostic::error(PICTURE, place, what).mend(said!("从手机或相机里重新拷一份", "copy it from the telephone or camera again"))
        }
        Refused::Broken => {
            let what = said!("图片“{name}”已损坏，打不开", "`{name}` is damaged and cannot be opened");
            Diagnostic::error(PICTURE, place, what).mend(said!("重新拷一份，或另存一次", "copy it again, or open it and save it once more"))
        }
    }
}

fn traceless(found: Diagnostic) -> Diagnostic {
    found.why(said!(
        "照片里常带着拍摄的地点、时间和机器；公布的图片都要重新画过，只留看得见的",
        "photographs carry where, when and with what they were taken; every published picture is drawn anew, so that only what is seen is left"
    ))
}

fn save_as() -> Said {
    said!("用看图软件或手机相册另存为 JPEG 或 PNG", "save it as JPEG or PNG")
}

fn again() -> Said {
    said!("重新导出一份没有密码的，或拆成几个文件", "export it again without a password, or split it into several files")
}

/// Says that a file is of a sort that nobody here can look into.
pub fn sealed(file: &ListedFile) -> Diagnostic {
    let name = name(file);
    let what = said!(
        "附件“{name}”是打不开的格式，没有查过里面的个人信息",
        "`{name}` is of a format that cannot be looked into; it was not searched for personal data"
    );
    Diagnostic::warning("attachment/format/unread", nowhere(&file.path), what).mend(said!(
        "导出成 PDF、docx 或 xlsx；居民的手机也才打得开",
        "export it as PDF, docx or xlsx, which residents' telephones can open too"
    ))
}

/// Says that a file could not be searched.
pub fn unread(file: &ListedFile, why: Unread) -> Diagnostic {
    let name = name(file);
    let what = match why {
        Unread::Broken => {
            said!("附件“{name}”读不出来，没有查过里面的个人信息", "`{name}` cannot be read and was not searched for personal data")
        }
        Unread::TooLong => {
            said!("附件“{name}”太大，没有查过里面的个人信息", "`{name}` is too large and was not searched for personal data")
        }
    };
    Diagnostic::warning("attachment/format/unread", nowhere(&file.path), what).mend(again())
}
