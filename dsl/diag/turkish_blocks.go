package diag

import "github.com/akis-platform/akis/engine/phrase"

// turkishBlocks is what dsl/compile says of blocks that stand beside the flows, of
// environments and of what was renamed or removed.
var turkishBlocks = phrase.Catalogue{
	"%s is checked and kept, but this build does not act on it yet.": "%s denetlenir ve saklanır, ama bu sürüm onu henüz uygulamaz.",

	"Secret written out": "Gizli bilgi açıkta",
	"%s looks like a secret. Definitions are kept and shown with every version; write secret.name, and give its value to the server.": "%s gizli bir bilgiye benziyor. Tanımlar her sürümüyle saklanır ve gösterilir; secret.ad yazın, değerini sunucuya verin.",
	"Connector not declared":                                 "Bildirilmemiş connector",
	"No block connector %q says how it is reached. Add one.": "Ona nasıl ulaşılacağını söyleyen connector %q bloğu yok. Ekleyin.",

	"Joins everything": "Her şeyi birleştiriyor",
	"Name what both must share, such as same = [customer, thread].":        "İkisinde de aynı olması gerekeni yazın: same = [customer, thread] gibi.",
	"Cases are not opened here":                                            "Burada bildirim açılmaz",
	"%s has narrower categories; a case is opened in one of them: %s.":     "%s kategorisinin alt kategorileri var; bildirim onlardan birinde açılır: %s.",
	"%s has narrower categories, and a case lies in one of them. Name it.": "%s kategorisinin alt kategorileri var; bildirim onlardan birinde durur. Onu yazın.",

	"Question %q is of type %s; options belong to choice, and it needs them.":                 "%q sorusunun türü %s; options yalnızca choice içindir ve onda zorunludur.",
	"Add create = [task.name], send = [message.name], set = { name = \"value\" } or link_to.": "create = [task.ad], send = [message.ad], set = { ad = \"değer\" } ya da link_to ekleyin.",
	"link_to is the number of a case, and the expression gives something else.":               "link_to bir bildirimin numarasıdır; ifade ise başka bir şey veriyor.",
	"field.%s is kept with the customer (on = customer), not with a case.":                    "field.%s bildirimde değil, müşteride tutulur (on = customer).",
	"field.%s is computed; what is set would be lost at once. Remove it here, or compute.":    "field.%s hesaplanıyor; verilen değer hemen kaybolurdu. Buradan ya da compute özniteliğini kaldırın.",

	"Nothing is called": "Çağrılan bir şey yok",
	"%s belongs to a step with call = connector.name.action. Add call or remove it.": "%s, call = connector.ad.eylem olan adıma aittir. call ekleyin ya da kaldırın.",
	"%s names a connector and no action of it. Write connector.%s.action.":           "%s bir connector adıdır, eylemi yok. connector.%s.eylem yazın.",
	"A step that calls a connector has no pool to claim from. Remove claim_within.":  "connector çağıran adımda üstlenilecek bir havuz yoktur. claim_within özniteliğini kaldırın.",
	"A way out is missing": "Bir çıkış eksik",
	"Step %q calls a connector and leaves by ok or failed. Add outcome %q { to = … }.": "%q adımı bir connector çağırır ve ok ya da failed ile çıkar. outcome %q { to = … } ekleyin.",
	"Outcome that nobody takes": "Kimsenin seçmediği sonuç",
	"Step %q calls a connector and leaves by ok or failed; nobody ever chooses %q. Remove it.": "%q adımı bir connector çağırır ve ok ya da failed ile çıkar; %q sonucunu kimse seçmez. Kaldırın.",

	"Earns nothing": "Puan kazandırmıyor",
	"Write how many points; below zero they are taken away.": "Kaç puan olduğunu yazın; sıfırın altındaysa geri alınır.",
	"Not a factor": "Çarpan değil",
	"speed_up is what deadlines are multiplied by, above 0: 0.5 halves them.": "speed_up, sürelerin çarpıldığı sayıdır ve 0'dan büyüktür: 0.5 süreleri yarıya indirir.",
	"over is how many times the usual count is too many, above 0.":            "over, olağan sayının kaç katının fazla sayılacağıdır ve 0'dan büyüktür.",
	"A day of every day": "Her günün günü",
	"every = day needs no on. Remove it, or write every = week.": "every = day için on gerekmez. Kaldırın ya da every = week yazın.",
	"No day for it":                   "Günü yok",
	"every = %s needs on, one of %s.": "every = %s için on gerekir; şunlardan biri: %s.",

	"field.%s is emptied here, but no case of %s or below has it. Add it to the category's fields or remove it.": "field.%s burada boşaltılıyor, ama %s kategorisinde ve altında onu taşıyan bildirim yok. Kategorinin fields listesine ekleyin ya da kaldırın.",
	"Deleted and emptied": "Hem silinip hem boşaltılıyor",
	"then = delete removes the whole case; fields say nothing. Remove them, or write then = anonymise.": "then = delete bildirimin tamamını siler; fields bir şey değiştirmez. Kaldırın ya da then = anonymise yazın.",

	"table.%s gives %s; a priority is %s.": "table.%s sonuç olarak %s veriyor; öncelik şunlardan biridir: %s.",

	"Still there": "Hâlâ duruyor",
	"%s is still in the set, so it did not become anything else. Remove this block, or what it names.": "%s hâlâ sette; başka bir şeye dönüşmüş olamaz. Bu bloğu ya da adını verdiği şeyi kaldırın.",
	"Said twice": "İki kez söylenmiş",
	"Another block says already what became of %s. Keep one.": "%s için ne olduğunu başka bir blok zaten söylüyor. Birini bırakın.",
	"Where do cases go?": "Bildirimler nereye gidecek?",
	"Open cases need %s. Add to = what takes its place.": "Açık bildirimlerin %s öğesine ihtiyacı var. Yerine geçeni to ile yazın.",
	"Of another kind": "Başka türden",
	"%s cannot become %s; both are of one kind.": "%s, %s olamaz; ikisi aynı türden olmalıdır.",
	"Not an address":                     "Adres değil",
	"%q does not say what it speaks of.": "%q neden söz ettiğini söylemiyor.",
	"%q is not the form of an address of %s. An option is choices.name.code, a step step.name or flow.name.step.name.": "%q, %s için geçerli bir adres değil. Seçenek choices.ad.kod, adım step.ad ya da flow.ad.step.ad biçimindedir.",
	"Of which flow?": "Hangi akışın?",
	"Several flows may have %[1]s, or none has it. Write flow.name.%[1]s.": "%[1]s birkaç akışta olabilir ya da hiçbirinde yoktur. flow.ad.%[1]s yazın.",
	"%s comes back to itself. Lead it to something that is there.":         "%s kendine geri dönüyor. Var olan bir şeye götürün.",
	"Leads nowhere": "Bir yere götürmüyor",
	"There is no %s, and no block says what became of it. Name what takes the place of %s.": "%s diye bir şey yok ve ona ne olduğunu söyleyen bir blok da yok. %s yerine geçeni yazın.",

	"Unknown environment":                                      "Bilinmeyen ortam",
	"There is no file values/%s.hcl.":                          "values/%s.hcl dosyası yok.",
	"Add it, with settings = { … }, or choose no environment.": "settings = { … } ile ekleyin ya da ortam seçmeyin.",
	"Two environments":                                         "İki ortam",
	"Environment cannot be chosen":                             "Ortam seçilemez",
	"%q: an environment is chosen by its file's name, small letters a to z, digits, _ and -, beginning with a letter.": "%q: ortam, dosyasının adıyla seçilir; ad bir harfle başlar ve a-z küçük harfler, rakamlar, _ ve - içerir.",
	"A set has the values of one environment; both %s and %s are given. Keep one.":                                     "Bir sette tek ortamın değerleri olur; hem %s hem %s verilmiş. Birini bırakın.",
	"An environment sets what the set declares. Add a block %s %q { … } or remove it.":                                 "Ortam, setin bildirdiğini ayarlar. %s %q { … } bloğunu ekleyin ya da kaldırın.",
	"setting.%s has no default. Add one, or choose an environment that gives it one: --values %s.":                     "setting.%s öğesinin default değeri yok. Ekleyin ya da değer veren bir ortam seçin: --values %s.",
}

// turkishJSON is what is said of canonical JSON, and of versions of the language.
var turkishJSON = phrase.Catalogue{
	"Not JSON": "JSON değil",
	"The document is an object with a key for each kind of block.":              "Belge, her blok türü için bir anahtarı olan bir nesnedir.",
	"The document is not UTF-8.":                                                "Belge UTF-8 değil.",
	"The document is larger than %d bytes.":                                     "Belge %d bayttan büyük.",
	"The document nests deeper than %d.":                                        "Belgede iç içelik %d düzeyini aşıyor.",
	"The document cannot be read: %s.":                                          "Belge okunamıyor: %s.",
	"Something follows the document.":                                           "Belgenin ardından bir şey daha geliyor.",
	"null is no value. Leave out what is not there.":                            "null bir değer değildir. Olmayanı yazmayın.",
	"$block is one of %s.":                                                      "$block şunlardan biridir: %s.",
	"$label is the name of the block, where it takes one.":                      "$label, ad alan bloğun adıdır.",
	"%q: names that begin with $ are kept for the reader of definitions.":       "%q: $ ile başlayan adlar tanımları okuyana ayrılmıştır.",
	"%q is no kind of file.":                                                    "%q diye bir dosya türü yok.",
	"The name of a block cannot hold ${ or %%{.":                                "Bloğun adında ${ ya da %%{ olamaz.",
	"Set cannot be written":                                                     "Set yazılamıyor",
	"Written as HCL, %s would say something else. Please report this document.": "%s HCL olarak yazılınca başka bir şey söylerdi. Lütfen bu belgeyi bildirin.",
	"Here stands a text, a number, true or false, or a secret by its name, such as secret.smtp_password.": "Burada bir metin, bir sayı, true ya da false ya da secret.smtp_password gibi adıyla bir gizli bilgi bulunur.",

	"Newer language": "Daha yeni dil",
	"The set is written in version %s of the language; this build reads versions up to %d. Use a newer build of Akis.": "Set, dilin %s. sürümüyle yazılmış; bu derleme %d. sürüme kadar okur. Daha yeni bir Akis kullanın.",
}
