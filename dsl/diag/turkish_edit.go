package diag

import "github.com/akis-platform/akis/engine/phrase"

// turkishEdit is what is said of edits that are not made.
var turkishEdit = phrase.Catalogue{
	"Nothing stands there": "Orada bir şey yok",
	"There is no %s. It may have been renamed or removed, or stand in a file that cannot be read.": "%s diye bir şey yok. Adı değişmiş, kaldırılmış ya da okunamayan bir dosyada kalmış olabilir.",
	"Stands there already": "Orada zaten bir şey var",
	"%s stands there already. Choose another name, or change what is there.": "%s zaten var. Başka bir ad seçin ya da oradakini değiştirin.",

	"Edit makes no sense":           "Düzenlemenin anlamı yok",
	"%s of %s makes no sense here.": "Burada %s işlemi %s için anlamsız.",
	"%s is no operation.":           "%s bir işlem değil.",
	"Cannot go there":               "Oraya gidemez",
	"%s cannot go to %s. A node keeps its kind; to give it another name, rename it.": "%s, %s adresine gidemez. Türü değişmez; adını değiştirmek için yeniden adlandırın.",
	"%s cannot go beside itself.":                           "%s kendi yanına gidemez.",
	"%s cannot go: every set has this block.":               "%s kaldırılamaz: bu blok her sette bulunur.",
	"No such address":                                       "Böyle bir adres yok",
	"%q is no address of a block, an attribute or a value.": "%q bir blokun, özniteliğin ya da değerin adresi değil.",
	"No such place in the list":                             "Listede böyle bir yer yok",
	"The list has %d items; %s is not a place in it.":       "Listede %d öğe var; %s orada bir yer değil.",
	"Not a file of the set":                                 "Setin dosyası değil",
	"%q is no name for a file with %s in it.":               "%q, içinde %s olan bir dosyanın adı olamaz.",
	"%s stands in %s, not in %s.":                           "%s şu dosyada: %s; şurada değil: %s.",
	"Nothing with a name":                                   "Adı olan bir şey değil",
	"%s has no name of its own. Rename blocks and options.": "%s kendi adını taşımıyor. Bloklar ve seçenekler yeniden adlandırılır.",
	"%q: the code of an option is letters, digits, _, -, points and spaces, %d at most.": "%q: seçenek kodu harf, rakam, _, -, nokta ve boşluktan oluşur, en çok %d karakter.",

	"Value does not fit": "Değer uymuyor",
	"%s cannot be that.": "%s böyle olamaz.",
	"The value for %s is not JSON that can be used (%s).":                              "%s için verilen değer kullanılabilir JSON değil (%s).",
	"The result could not be read.":                                                    "Sonuç okunamıyor.",
	"Here stands a block: a map of its attributes and of the blocks in it.":            "Burada bir blok durur: öznitelikleri ve içindeki bloklar.",
	"Here stand blocks: a map of them by name.":                                        "Burada bloklar durur: adlarına göre.",
	"Here stand blocks: a list of them, each with its kind in $block.":                 "Burada bloklar durur: bir liste, her birinin türü $block içinde.",
	"A block here says its kind in $block, and its name in $label where it takes one.": "Buradaki blok türünü $block, varsa adını $label içinde söyler.",

	"File can only be edited as text":           "Dosya yalnızca metin olarak düzenlenebilir",
	"%s cannot be read. Mend it as text first.": "%s okunamıyor. Önce metin olarak düzeltin.",
	"File is not laid out":                      "Dosya düzene sokulmamış",
	"%s is not in the layout of the language, so an edit would change more than was asked. Run akis fmt first.": "%s dilin düzeninde değil; bu yüzden düzenleme istenenden fazlasını değiştirirdi. Önce akis fmt çalıştırın.",

	"Meaning is not certain": "Anlamı kesin değil",
	"%s cannot be renamed yet: %s may also mean %s here. Name them apart first.":                                                  "%s henüz yeniden adlandırılamaz: %s burada şu da olabilir: %s. Önce adlarını ayırın.",
	"%s cannot be renamed yet: %d gates are called %s, and this may be any of them. Name them apart first.":                       "%s henüz yeniden adlandırılamaz: %d kapının adı %s ve bu onlardan herhangi biri olabilir. Önce adlarını ayırın.",
	"%s cannot be renamed yet: '%s' is written with escapes here. Write it plainly.":                                              "%s henüz yeniden adlandırılamaz: '%s' burada kaçış işaretleriyle yazılmış. Düz yazın.",
	"%s cannot be renamed yet: here not only whole texts are compared with %s, so nobody can tell what another spelling changes.": "%s henüz yeniden adlandırılamaz: burada %s yalnızca bütün metinlerle karşılaştırılmıyor; başka bir yazımın neyi değiştireceği bilinemez.",
	"%s cannot be renamed yet: its points look like those of an address here. Rename it as text.":                                 "%s henüz yeniden adlandırılamaz: noktaları burada bir adresinki gibi görünüyor. Metin olarak değiştirin.",
	"%s cannot be renamed yet: nobody can tell what '%s' is compared with here. Compare it with the name itself.":                 "%s henüz yeniden adlandırılamaz: '%s' burada neyle karşılaştırılıyor, bilinemez. Adın kendisiyle karşılaştırın.",
	"%s cannot be renamed yet: the answers of the table are values of field.%s too. Give that one a table of its own.":            "%s henüz yeniden adlandırılamaz: tablonun yanıtları field.%s alanının da değerleri. Ona kendi tablosunu verin.",
	"%s cannot be renamed yet: the column %q feeds other fields too. Give them columns of their own.":                             "%s henüz yeniden adlandırılamaz: %q sütunu başka alanları da besliyor. Onlara kendi sütunlarını verin.",
	"%s cannot be renamed yet: the rule here cannot be read. Mend it first.":                                                      "%s henüz yeniden adlandırılamaz: buradaki kural okunamıyor. Önce onu düzeltin.",
	"%s cannot be renamed yet: this text holds its name and cannot be read. Mend it first.":                                       "%s henüz yeniden adlandırılamaz: bu metinde adı geçiyor ve metin okunamıyor. Önce onu düzeltin.",
	"%s cannot go there yet: it is named here, where its new place is not seen. Name something else first.":                       "%s henüz oraya gidemez: burada anılıyor ve yeni yeri buradan görünmüyor. Önce burada başka bir şey yazın.",
	"Name has a meaning already": "Adın zaten bir anlamı var",
	"%s names %s already, though nothing is called so. Change this place first, or choose another name.": "%s, bu adla bir şey olmadığı halde %s adresini anıyor. Önce burayı değiştirin ya da başka bir ad seçin.",
	"Texts would change their language": "Metinlerin dili değişirdi",
	"Texts without a language are in the first of akis.locales. It would be %s and no longer %s, and %s would change its language with it. Write the language of such texts first: { %[2]s = \"…\" }.": "Dili yazılmamış metinler akis.locales listesinin ilk dilindedir. O artık %[2]s değil %[1]s olurdu ve %[3]s onunla dilini değiştirirdi. Önce böyle metinlerin dilini yazın: { %[2]s = \"…\" }.",

	"Edit would change something else":                        "Düzenleme başka bir şeyi de değiştirirdi",
	"%s would be %s, not %s. Make this change as text.":       "%s şöyle olurdu: %s; böyle değil: %s. Bu değişikliği metin olarak yapın.",
	"%q would not be where it was. Make this change as text.": "%q olduğu yerde kalmazdı. Bu değişikliği metin olarak yapın.",
	"A place that named it would be lost: %s.":                "Onu anan bir yer kaybolurdu: %s.",

	"Made on other files": "Başka dosyalar üzerinde yapılmış",
	"The files have changed since. Look at them again, or rebase the edit.": "Dosyalar o zamandan beri değişti. Yeniden bakın ya da düzenlemeyi yeni hallerine taşıyın.",
	"%s has been changed since at the same place. Change it by hand.":       "%s o zamandan beri aynı yerde değişti. Elle değiştirin.",
}
