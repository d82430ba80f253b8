// Written for this project from what is generally known.
#include "rules/data/transliterations.h"

namespace rules {
namespace {

constexpr std::string_view lines[] = {
    // Ukraine and Belarus: from Ukrainian and Belarusian, and from Russian.
    "Kyiv Kiev",
    "Kharkiv Kharkov",
    "Lviv Lvov",
    "Odesa Odessa",
    "Chernihiv Chernigov",
    "Mykolaiv Nikolaev Nikolayev Mykolayiv",
    "Zaporizhzhia Zaporizhia Zaporizhzhya Zaporozhye Zaporozhe",
    "Luhansk Lugansk",
    "Donbas Donbass",
    "Chornobyl Chernobyl",
    "Vinnytsia Vinnitsa Vinnytsya",
    "Kropyvnytskyi Kropyvnytsky",
    "Rivne Rovno",
    "Ternopil Ternopol",
    "Mahilyow Mogilev Mogilyov",
    "Vitsebsk Vitebsk",
    "Hrodna Grodno",
    // Elsewhere.
    "Teheran Tehran",
    "Makkah Mecca",
    "Jiddah Jeddah",
    "Riyad Riyadh",
    "Falluja Fallujah",
    "Basrah Basra",
    "Kunduz Konduz",
    "Kandahar Qandahar",
    "Idlib Edlib",
    "Raqqa Rakka",
    "Benghazi Bengazi",
    "Macau Macao",
    "Bishkek Pishpek",
    "Astrakhan Astrachan",
    "Chongqing Chungking",
    "Nanjing Nanking",
    "Tianjin Tientsin",
    // People and bodies.
    "Gaddafi Qaddafi Gadhafi Qadhafi Kadhafi Kaddafi Khadafy Qadafi Gadafi",
    "Zelenskyy Zelensky Zelenskiy Zelenskii Zelenskyi",
    "Yeltsin Eltsin",
    "Gorbachev Gorbachov Gorbatchev",
    "Khrushchev Krushchev Khruschev Chruschtschow",
    "Tchaikovsky Chaikovsky Tchaikovski Tschaikowsky",
    "Dostoevsky Dostoyevsky Dostoevski Dostoievsky",
    "Lukashenko Lukashenka",
    "Tymoshenko Timoshenko",
    "Netanyahu Natanyahu Netanyahou",
    "Khamenei Khameini",
    "Khomeini Khomeyni Khomeiny",
    "Ahmadinejad Ahmedinejad Ahmadinezhad",
    "Hezbollah Hizbollah Hizbullah Hizballah Hezbullah",
    "Taliban Taleban",
    "Quran Koran",
    "Houthi Huthi",
    "Houthis Huthis",
    "Mujahideen Mujahedin Mujahidin Mujahedeen",
    "Rohingya Rohinga",
    "Uyghur Uighur Uygur",
    "Uyghurs Uighurs Uygurs",
    "Ramadan Ramadhan",
    "Hanukkah Chanukah Hanukah Chanukkah",
};

}  // namespace

std::span<const std::string_view> transliterations() { return lines; }

}  // namespace rules
