package diag

import "github.com/akis-platform/akis/engine/phrase"

// turkishFlow is what dsl/compile says of flows, gates, routes and tables.
var turkishFlow = phrase.Catalogue{
	"Nobody holds the step": "Adım kimsede değil",
	"Add team = team.name, partner = partner.name, route = route.name or call = connector.name.action to step %q.": "%q adımına team = team.ad, partner = partner.ad, route = route.ad ya da call = connector.ad.eylem ekleyin.",
	"Two holders": "İki sahip",
	"A step has one holder; step %q names %s. Keep one.": "Bir adımın tek sahibi olur; %q adımında %s yazılı. Birini bırakın.",
	"Nobody claims here": "Burada üstlenen olmaz",
	"A partner's step has no pool to claim from. Remove claim_within; done_within counts the partner's time.": "İş ortağının adımında üstlenilecek bir havuz yoktur. claim_within özniteliğini kaldırın; iş ortağının süresini done_within sayar.",
	"A kind has no duration": "Bir türün süresi yok",
	"A case of any kind may be opened in any category, and those of kind %s have no duration here. Add them, or default = \"…\".": "Her kategoride her türden bildirim açılabilir; şu türlerin burada süresi yok: %s. Onları ya da default = \"…\" ekleyin.",
	"More than one way out":                                 "Birden fazla çıkış",
	"done_when leaves by the only outcome; step.%s has %d.": "done_when tek sonuçtan çıkar; step.%s için sonuç sayısı: %d.",
	"Not a share": "Pay değil",
	"%q: write a whole number from 1%% to 1000%%.": "%q: 1%% ile 1000%% arasında bir tam sayı yazın.",
	"A share of nothing":                           "Olmayan bir sürenin payı",
	"%s is a share of %s, which step %q does not have. Add it or write a duration.": "%s, %s süresinin payıdır; %q adımında bu süre yok. Ekleyin ya da bir süre yazın.",
	"Escalation does nothing": "escalate hiçbir şey yapmıyor",
	"Add notify, to or send.": "notify, to ya da send ekleyin.",

	"Step never reached":     "Adıma hiç ulaşılmıyor",
	"Step without a way out": "Çıkışı olmayan adım",
	"A case that comes to step %q stays there for ever. Add an outcome.": "%q adımına gelen bildirim orada sonsuza dek kalır. Bir outcome ekleyin.",
	"No end can be reached": "Hiçbir sona ulaşılamıyor",
	"However a case leaves step %q, it never comes to an end. Lead an outcome to end.name.": "Bildirim %q adımından nasıl çıkarsa çıksın bir sona varmaz. Bir sonucu end.ad yerine götürün.",
	"End never reached": "Sona hiç ulaşılmıyor",

	"Gate asks for nothing":                                                     "gate hiçbir şey istemiyor",
	"Add require = [field.name] or check = \"rule\".":                           "require = [field.ad] ya da check = \"kural\" ekleyin.",
	"%s does not fit here; write step.name, step.name.outcome or outcome.name.": "%s buraya uymuyor; step.ad, step.ad.sonuç ya da outcome.ad yazın.",
	"Required field is not on the form":                                         "Gerekli alan formda yok",
	"Required field may be hidden":                                              "Gerekli alan gizli olabilir",

	"A table by nothing":                                             "Neye göre olduğu yazılmamış tablo",
	"Add by = field.name, or write rule blocks.":                     "by = field.ad ekleyin ya da rule blokları yazın.",
	"Table gives no team":                                            "Tablo ekip vermiyor",
	"Table gives another type":                                       "Tablo başka türde bir şey veriyor",
	"table.%s gives %q; here it must give teams, such as team.name.": "table.%s %q veriyor; burada team.ad gibi bir ekip vermeli.",
	"table.%s gives %q, which is not a value of field.%s.":           "table.%s %q veriyor; bu, field.%s için bir değer değil.",
	"A column of lists":                                              "Liste sütunu",
	"field.%[1]s holds many values at once; a row stands for one. Write rule blocks, such as when = \"'a' in field.%[1]s\".": "field.%[1]s aynı anda birçok değer taşır; satır ise bir değer içindir. when = \"'a' in field.%[1]s\" gibi rule blokları yazın.",
	"Row that never comes":      "Hiç seçilmeyecek satır",
	"field.%s is never %q.":     "field.%s hiçbir zaman %q olmaz.",
	"It can be %s.":             "Olabilecekleri: %s.",
	"It is a number.":           "Bu bir sayıdır.",
	"The number is written %s.": "Sayı şöyle yazılır: %s.",
	"Row of the wrong length":   "Satırın uzunluğu yanlış",
	"A row has a value for each of the %d columns, then the answer; this one has %d.": "Satırda %d sütunun her biri için bir değer, sonra yanıt olur; bu satırdaki değer sayısı: %d.",

	"Survey asks nothing":                             "Anket hiçbir şey sormuyor",
	"Add a block question \"name\" { type = nps … }.": "question \"ad\" { type = nps … } bloğu ekleyin.",
	"Nothing called %q ever happens.":                 "%q adında bir olay yok.",
	"Block does nothing":                              "Blok hiçbir şey yapmıyor",
	"Not run by this build":                           "Bu sürüm çalıştırmıyor",
}

// turkishSet is what dsl says of folders, scenarios and mappings.
var turkishSet = phrase.Catalogue{
	"Folder cannot be read": "Klasör okunamıyor",
	"There is no *.akis.hcl file in it. Name the folder that holds the definition.": "İçinde *.akis.hcl dosyası yok. Tanımın bulunduğu klasörü yazın.",
	"Set too large": "Set çok büyük",
	"The set holds more than %d files or %d bytes. Name the folder of the definition alone.": "Sette %d dosyadan ya da %d bayttan fazlası var. Yalnızca tanımın klasörünü yazın.",
	"File is not read": "Dosya okunmuyor",
	"%s: definitions end in %s, scenarios in %s. Rename it if it belongs to the set.": "%s: tanım dosyaları %s, senaryolar %s ile biter. Sete aitse adını değiştirin.",

	"Scenario cannot be run": "Senaryo çalıştırılamaz",
	"Somebody of a partner is in no team. Remove teams and lead, or partner.": "İş ortağından biri hiçbir ekipte değildir. teams ve lead özniteliklerini ya da partner özniteliğini kaldırın.",

	"Mapping cannot be used": "Eşleme kullanılamaz",
	"A mapping file describes one import; this one has %d. Split it.":  "Eşleme dosyası tek bir import anlatır; bu dosyadaki sayı: %d. Bölün.",
	"%q is not an IANA time zone.":                                     "%q bir IANA saat dilimi değil.",
	"%q is not a way to write a moment. Use YYYY, MM, DD, HH, mm, ss.": "%q bir an yazımı değil. YYYY, MM, DD, HH, mm, ss kullanın.",
	"State %q stands twice.":                                           "%q durumu iki kez yazılmış.",
	"Name the folder as it lies from the mapping, such as \".\".":      "Klasörü eşleme dosyasından göründüğü gibi yazın; örneğin \".\".",
}
