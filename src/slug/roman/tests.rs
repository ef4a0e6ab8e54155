//! Tables of words and how they are romanised; the official examples first.

use super::*;

#[track_caller]
fn check(words: &[(&str, &str)]) {
    let wrong: Vec<String> = words
        .iter()
        .map(|(written, expected)| (written, super::words(written), expected))
        .filter(|(_, got, expected)| got != *expected)
        .map(|(written, got, expected)| format!("{written}: {got}, not {expected}"))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn letters_as_they_stand() {
    check(&[
        ("구미", "gumi"),
        ("영동", "yeongdong"),
        ("백암", "baegam"),
        ("옥천", "okcheon"),
        ("합덕", "hapdeok"),
        ("호법", "hobeop"),
        ("월곶", "wolgot"),
        ("벚꽃", "beotkkot"),
        ("한밭", "hanbat"),
        ("구리", "guri"),
        ("설악", "seorak"),
        ("칠곡", "chilgok"),
        ("임실", "imsil"),
        ("울릉", "ulleung"),
        ("대관령", "daegwallyeong"),
        ("광희문", "gwanghuimun"),
        ("서울", "seoul"),
        ("의왕", "uiwang"),
        ("얘기", "yaegi"),
        ("왜관", "waegwan"),
        ("워크숍", "wokeusyop"),
        ("웨딩", "weding"),
        ("귀빈", "gwibin"),
        ("쓰레기", "sseuregi"),
        ("뚝섬", "ttukseom"),
        ("짜장", "jjajang"),
        ("빵", "ppang"),
    ]);
}

#[test]
fn neighbours_change_the_sound() {
    check(&[
        ("백마", "baengma"),
        ("신문로", "sinmunno"),
        ("종로", "jongno"),
        ("왕십리", "wangsimni"),
        ("별내", "byeollae"),
        ("신라", "silla"),
        ("국립", "gungnip"),
        ("독립", "dongnip"),
        ("독립문", "dongnimmun"),
        ("속리산", "songnisan"),
        ("극락전", "geungnakjeon"),
        ("촉석루", "chokseongnu"),
        ("종묘", "jongmyo"),
        ("한라산", "hallasan"),
        ("전라", "jeolla"),
        ("광한루", "gwanghallu"),
        ("대통령", "daetongnyeong"),
        ("심리", "simni"),
        ("협력", "hyeomnyeok"),
        ("법률", "beomnyul"),
        ("먹는", "meongneun"),
        ("앞날", "amnal"),
        ("콧날", "konnal"),
        ("뱃머리", "baenmeori"),
        ("칼날", "kallal"),
        ("읽는", "ingneun"),
        ("밟는", "bamneun"),
        ("앓는", "alleun"),
        ("없는", "eomneun"),
        ("합니다", "hamnida"),
    ]);
}

#[test]
fn an_end_goes_over_to_a_vowel() {
    check(&[
        ("국악", "gugak"),
        ("낙원", "nagwon"),
        ("안압지", "anapji"),
        ("불국사", "bulguksa"),
        ("한국의", "hangugui"),
        ("값이", "gapsi"),
        ("있어", "isseo"),
        ("밖에", "bakke"),
        ("닭이", "dalgi"),
        ("앉아", "anja"),
        ("젊은", "jeolmeun"),
        ("영어", "yeongeo"),
        ("좋아", "joa"),
        ("많아", "mana"),
        ("싫어", "sireo"),
        ("첫인상", "cheodinsang"),
        ("맛없는", "madeomneun"),
    ]);
}

#[test]
fn before_i_some_soften() {
    check(&[
        ("해돋이", "haedoji"),
        ("같이", "gachi"),
        ("맏이", "maji"),
        ("끝이", "kkeuchi"),
        ("붙여", "buchyeo"),
        ("핥이다", "halchida"),
        ("굳히다", "guchida"),
        ("닫혀", "dachyeo"),
        ("맞히다", "machida"),
        ("밭을", "bateul"),
    ]);
}

#[test]
fn breath_joins_in_verbs_and_stands_in_nouns() {
    check(&[
        ("좋고", "joko"),
        ("놓다", "nota"),
        ("잡혀", "japyeo"),
        ("낳지", "nachi"),
        ("많다", "manta"),
        ("싫다", "silta"),
        ("놓는", "nonneun"),
        ("많네", "manne"),
        ("뚫네", "ttulle"),
        ("좋습니다", "joseumnida"),
        ("밝히다", "balkida"),
        ("밝혔다", "balkyeotda"),
        ("넓히다", "neolpida"),
        ("앉히다", "anchida"),
        ("뽑힌", "ppopin"),
        ("특히", "teuki"),
        ("묵호", "mukho"),
        ("집현전", "jiphyeonjeon"),
        ("북한산", "bukhansan"),
        ("오죽헌", "ojukheon"),
        ("맏형", "mathyeong"),
        ("첫해", "cheothae"),
        ("입학", "iphak"),
        ("축하", "chukha"),
        ("전화", "jeonhwa"),
        ("실학", "silhak"),
    ]);
}

#[test]
fn tensing_is_not_written() {
    check(&[
        ("압구정", "apgujeong"),
        ("낙동강", "nakdonggang"),
        ("죽변", "jukbyeon"),
        ("낙성대", "nakseongdae"),
        ("합정", "hapjeong"),
        ("팔당", "paldang"),
        ("샛별", "saetbyeol"),
        ("울산", "ulsan"),
        ("경복궁", "gyeongbokgung"),
        ("독도", "dokdo"),
        ("닭갈비", "dakgalbi"),
        ("맑게", "malge"),
        ("넓다", "neolda"),
        ("밟다", "bapda"),
        ("여덟", "yeodeol"),
        ("삶", "sam"),
    ]);
}

#[test]
fn words_with_a_sound_of_their_own_are_listed() {
    check(&[
        ("학여울", "hangnyeoul"),
        ("알약", "allyak"),
        ("꽃잎", "kkonnip"),
        ("서울역에서", "seoullyeogeseo"),
        ("생산량", "saengsannyang"),
        ("산량", "sallyang"),
        ("정신력", "jeongsinnyeok"),
        ("청계천로", "cheonggyecheonno"),
        ("한국전력", "hangukjeollyeok"),
        ("연료", "yeollyo"),
        ("공권력", "gonggwonnyeok"),
        ("권력", "gwollyeok"),
    ]);
}

/// What the letters do not tell, and the list does not hold: these are wrong, and known to be.
#[test]
fn known_limits() {
    check(&[
        ("시작하다", "sijakhada"),  // a verb: sijakada
        ("강남역", "gangnamyeok"),  // grown together: gangnamnyeok
        ("삼죽면", "samjungmyeon"), // a unit of address: samjuk-myeon
        ("옷안", "osan"),           // grown together: odan
    ]);
}

#[test]
fn what_is_not_hangul_stays() {
    check(&[
        ("", ""),
        ("AI와 봄", "AIwa bom"),
        ("3분기", "3bungi"),
        ("ㄱ자, ㅋㅋ", "gja, kk"),
        ("韓國 かな", "韓國 かな"),
    ]);
}

#[test]
fn a_given_name_keeps_its_syllables() {
    for (written, expected) in [
        ("민용하", "min yongha"),
        ("송나리", "song nari"),
        ("한복남", "han boknam"),
        ("홍빛나", "hong bitna"),
        ("남궁민수", "namgung minsu"),
        ("남궁", "nam gung"),
        ("박석연", "bak seogyeon"),
        ("김 신라", "gim sinra"),
        ("봄", "bom "),
        ("", " "),
        ("Jane Doe", "Jane Doe"),
        ("김Joy", "gimJoy"),
    ] {
        assert_eq!(name(written), expected, "{written}");
    }
}
