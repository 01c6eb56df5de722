# The categories and subcategories of the log. What it does not know is unknown.
category "unknown" {
  label  = { en = "Unknown", tr = "Bilinmiyor" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "unknown" { label = { en = "Unknown", tr = "Bilinmiyor" } }
}

category "category_2" {
  label  = { en = "Category 2", tr = "Kategori 2" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_45" { label = { en = "Subcategory 45", tr = "Alt kategori 45" } }
}

category "category_7" {
  label  = { en = "Category 7", tr = "Kategori 7" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_164" { label = { en = "Subcategory 164", tr = "Alt kategori 164" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_8" {
  label  = { en = "Category 8", tr = "Kategori 8" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_156" { label = { en = "Subcategory 156", tr = "Alt kategori 156" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_281" { label = { en = "Subcategory 281", tr = "Alt kategori 281" } }
  category "subcategory_291" { label = { en = "Subcategory 291", tr = "Alt kategori 291" } }
}

category "category_9" {
  label  = { en = "Category 9", tr = "Kategori 9" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_110" { label = { en = "Subcategory 110", tr = "Alt kategori 110" } }
  category "subcategory_145" { label = { en = "Subcategory 145", tr = "Alt kategori 145" } }
  category "subcategory_164" { label = { en = "Subcategory 164", tr = "Alt kategori 164" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_202" { label = { en = "Subcategory 202", tr = "Alt kategori 202" } }
}

category "category_13" {
  label  = { en = "Category 13", tr = "Kategori 13" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_69" { label = { en = "Subcategory 69", tr = "Alt kategori 69" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_302" { label = { en = "Subcategory 302", tr = "Alt kategori 302" } }
}

category "category_17" {
  label  = { en = "Category 17", tr = "Kategori 17" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_90" { label = { en = "Subcategory 90", tr = "Alt kategori 90" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_19" {
  label  = { en = "Category 19", tr = "Kategori 19" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_4" { label = { en = "Subcategory 4", tr = "Alt kategori 4" } }
  category "subcategory_163" { label = { en = "Subcategory 163", tr = "Alt kategori 163" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_289" { label = { en = "Subcategory 289", tr = "Alt kategori 289" } }
}

category "category_20" {
  label  = { en = "Category 20", tr = "Kategori 20" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_103" { label = { en = "Subcategory 103", tr = "Alt kategori 103" } }
  category "subcategory_125" { label = { en = "Subcategory 125", tr = "Alt kategori 125" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_22" {
  label  = { en = "Category 22", tr = "Kategori 22" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_277" { label = { en = "Subcategory 277", tr = "Alt kategori 277" } }
}

category "category_23" {
  label  = { en = "Category 23", tr = "Kategori 23" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_3" { label = { en = "Subcategory 3", tr = "Alt kategori 3" } }
  category "subcategory_75" { label = { en = "Subcategory 75", tr = "Alt kategori 75" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_24" {
  label  = { en = "Category 24", tr = "Kategori 24" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_30" { label = { en = "Subcategory 30", tr = "Alt kategori 30" } }
  category "subcategory_77" { label = { en = "Subcategory 77", tr = "Alt kategori 77" } }
  category "subcategory_164" { label = { en = "Subcategory 164", tr = "Alt kategori 164" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_202" { label = { en = "Subcategory 202", tr = "Alt kategori 202" } }
  category "subcategory_228" { label = { en = "Subcategory 228", tr = "Alt kategori 228" } }
}

category "category_26" {
  label  = { en = "Category 26", tr = "Kategori 26" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_164" { label = { en = "Subcategory 164", tr = "Alt kategori 164" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_175" { label = { en = "Subcategory 175", tr = "Alt kategori 175" } }
  category "subcategory_275" { label = { en = "Subcategory 275", tr = "Alt kategori 275" } }
}

category "category_28" {
  label  = { en = "Category 28", tr = "Kategori 28" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_31" {
  label  = { en = "Category 31", tr = "Kategori 31" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_176" { label = { en = "Subcategory 176", tr = "Alt kategori 176" } }
}

category "category_32" {
  label  = { en = "Category 32", tr = "Kategori 32" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_9" { label = { en = "Subcategory 9", tr = "Alt kategori 9" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_300" { label = { en = "Subcategory 300", tr = "Alt kategori 300" } }
}

category "category_33" {
  label  = { en = "Category 33", tr = "Kategori 33" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_177" { label = { en = "Subcategory 177", tr = "Alt kategori 177" } }
}

category "category_34" {
  label  = { en = "Category 34", tr = "Kategori 34" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_112" { label = { en = "Subcategory 112", tr = "Alt kategori 112" } }
  category "subcategory_134" { label = { en = "Subcategory 134", tr = "Alt kategori 134" } }
  category "subcategory_151" { label = { en = "Subcategory 151", tr = "Alt kategori 151" } }
  category "subcategory_154" { label = { en = "Subcategory 154", tr = "Alt kategori 154" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_294" { label = { en = "Subcategory 294", tr = "Alt kategori 294" } }
}

category "category_35" {
  label  = { en = "Category 35", tr = "Kategori 35" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_28" { label = { en = "Subcategory 28", tr = "Alt kategori 28" } }
  category "subcategory_132" { label = { en = "Subcategory 132", tr = "Alt kategori 132" } }
}

category "category_37" {
  label  = { en = "Category 37", tr = "Kategori 37" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_123" { label = { en = "Subcategory 123", tr = "Alt kategori 123" } }
  category "subcategory_135" { label = { en = "Subcategory 135", tr = "Alt kategori 135" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_189" { label = { en = "Subcategory 189", tr = "Alt kategori 189" } }
}

category "category_40" {
  label  = { en = "Category 40", tr = "Kategori 40" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_43" { label = { en = "Subcategory 43", tr = "Alt kategori 43" } }
  category "subcategory_44" { label = { en = "Subcategory 44", tr = "Alt kategori 44" } }
  category "subcategory_69" { label = { en = "Subcategory 69", tr = "Alt kategori 69" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_215" { label = { en = "Subcategory 215", tr = "Alt kategori 215" } }
}

category "category_41" {
  label  = { en = "Category 41", tr = "Kategori 41" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "unknown" { label = { en = "Unknown", tr = "Bilinmiyor" } }
  category "subcategory_10" { label = { en = "Subcategory 10", tr = "Alt kategori 10" } }
  category "subcategory_177" { label = { en = "Subcategory 177", tr = "Alt kategori 177" } }
}

category "category_42" {
  label  = { en = "Category 42", tr = "Kategori 42" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_29" { label = { en = "Subcategory 29", tr = "Alt kategori 29" } }
  category "subcategory_31" { label = { en = "Subcategory 31", tr = "Alt kategori 31" } }
  category "subcategory_106" { label = { en = "Subcategory 106", tr = "Alt kategori 106" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_183" { label = { en = "Subcategory 183", tr = "Alt kategori 183" } }
  category "subcategory_223" { label = { en = "Subcategory 223", tr = "Alt kategori 223" } }
  category "subcategory_224" { label = { en = "Subcategory 224", tr = "Alt kategori 224" } }
}

category "category_43" {
  label  = { en = "Category 43", tr = "Kategori 43" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_105" { label = { en = "Subcategory 105", tr = "Alt kategori 105" } }
  category "subcategory_107" { label = { en = "Subcategory 107", tr = "Alt kategori 107" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_44" {
  label  = { en = "Category 44", tr = "Kategori 44" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_54" { label = { en = "Subcategory 54", tr = "Alt kategori 54" } }
  category "subcategory_57" { label = { en = "Subcategory 57", tr = "Alt kategori 57" } }
  category "subcategory_59" { label = { en = "Subcategory 59", tr = "Alt kategori 59" } }
  category "subcategory_60" { label = { en = "Subcategory 60", tr = "Alt kategori 60" } }
  category "subcategory_64" { label = { en = "Subcategory 64", tr = "Alt kategori 64" } }
  category "subcategory_65" { label = { en = "Subcategory 65", tr = "Alt kategori 65" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}

category "category_45" {
  label  = { en = "Category 45", tr = "Kategori 45" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_29" { label = { en = "Subcategory 29", tr = "Alt kategori 29" } }
  category "subcategory_47" { label = { en = "Subcategory 47", tr = "Alt kategori 47" } }
  category "subcategory_94" { label = { en = "Subcategory 94", tr = "Alt kategori 94" } }
  category "subcategory_107" { label = { en = "Subcategory 107", tr = "Alt kategori 107" } }
  category "subcategory_115" { label = { en = "Subcategory 115", tr = "Alt kategori 115" } }
  category "subcategory_150" { label = { en = "Subcategory 150", tr = "Alt kategori 150" } }
  category "subcategory_191" { label = { en = "Subcategory 191", tr = "Alt kategori 191" } }
  category "subcategory_200" { label = { en = "Subcategory 200", tr = "Alt kategori 200" } }
  category "subcategory_220" { label = { en = "Subcategory 220", tr = "Alt kategori 220" } }
  category "subcategory_223" { label = { en = "Subcategory 223", tr = "Alt kategori 223" } }
  category "subcategory_229" { label = { en = "Subcategory 229", tr = "Alt kategori 229" } }
  category "subcategory_230" { label = { en = "Subcategory 230", tr = "Alt kategori 230" } }
  category "subcategory_232" { label = { en = "Subcategory 232", tr = "Alt kategori 232" } }
  category "subcategory_262" { label = { en = "Subcategory 262", tr = "Alt kategori 262" } }
}

category "category_46" {
  label  = { en = "Category 46", tr = "Kategori 46" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_47" { label = { en = "Subcategory 47", tr = "Alt kategori 47" } }
  category "subcategory_72" { label = { en = "Subcategory 72", tr = "Alt kategori 72" } }
  category "subcategory_88" { label = { en = "Subcategory 88", tr = "Alt kategori 88" } }
  category "subcategory_94" { label = { en = "Subcategory 94", tr = "Alt kategori 94" } }
  category "subcategory_150" { label = { en = "Subcategory 150", tr = "Alt kategori 150" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_191" { label = { en = "Subcategory 191", tr = "Alt kategori 191" } }
  category "subcategory_208" { label = { en = "Subcategory 208", tr = "Alt kategori 208" } }
  category "subcategory_220" { label = { en = "Subcategory 220", tr = "Alt kategori 220" } }
  category "subcategory_223" { label = { en = "Subcategory 223", tr = "Alt kategori 223" } }
  category "subcategory_231" { label = { en = "Subcategory 231", tr = "Alt kategori 231" } }
  category "subcategory_233" { label = { en = "Subcategory 233", tr = "Alt kategori 233" } }
  category "subcategory_242" { label = { en = "Subcategory 242", tr = "Alt kategori 242" } }
  category "subcategory_243" { label = { en = "Subcategory 243", tr = "Alt kategori 243" } }
  category "subcategory_246" { label = { en = "Subcategory 246", tr = "Alt kategori 246" } }
  category "subcategory_247" { label = { en = "Subcategory 247", tr = "Alt kategori 247" } }
  category "subcategory_248" { label = { en = "Subcategory 248", tr = "Alt kategori 248" } }
  category "subcategory_249" { label = { en = "Subcategory 249", tr = "Alt kategori 249" } }
  category "subcategory_250" { label = { en = "Subcategory 250", tr = "Alt kategori 250" } }
  category "subcategory_251" { label = { en = "Subcategory 251", tr = "Alt kategori 251" } }
  category "subcategory_252" { label = { en = "Subcategory 252", tr = "Alt kategori 252" } }
  category "subcategory_255" { label = { en = "Subcategory 255", tr = "Alt kategori 255" } }
  category "subcategory_258" { label = { en = "Subcategory 258", tr = "Alt kategori 258" } }
  category "subcategory_259" { label = { en = "Subcategory 259", tr = "Alt kategori 259" } }
  category "subcategory_260" { label = { en = "Subcategory 260", tr = "Alt kategori 260" } }
}

category "category_47" {
  label  = { en = "Category 47", tr = "Kategori 47" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_164" { label = { en = "Subcategory 164", tr = "Alt kategori 164" } }
}

category "category_50" {
  label  = { en = "Category 50", tr = "Kategori 50" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_177" { label = { en = "Subcategory 177", tr = "Alt kategori 177" } }
}

category "category_51" {
  label  = { en = "Category 51", tr = "Kategori 51" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_6" { label = { en = "Subcategory 6", tr = "Alt kategori 6" } }
  category "subcategory_25" { label = { en = "Subcategory 25", tr = "Alt kategori 25" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_182" { label = { en = "Subcategory 182", tr = "Alt kategori 182" } }
}

category "category_53" {
  label  = { en = "Category 53", tr = "Kategori 53" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_13" { label = { en = "Subcategory 13", tr = "Alt kategori 13" } }
  category "subcategory_20" { label = { en = "Subcategory 20", tr = "Alt kategori 20" } }
  category "subcategory_68" { label = { en = "Subcategory 68", tr = "Alt kategori 68" } }
  category "subcategory_80" { label = { en = "Subcategory 80", tr = "Alt kategori 80" } }
  category "subcategory_82" { label = { en = "Subcategory 82", tr = "Alt kategori 82" } }
  category "subcategory_113" { label = { en = "Subcategory 113", tr = "Alt kategori 113" } }
  category "subcategory_114" { label = { en = "Subcategory 114", tr = "Alt kategori 114" } }
  category "subcategory_116" { label = { en = "Subcategory 116", tr = "Alt kategori 116" } }
  category "subcategory_117" { label = { en = "Subcategory 117", tr = "Alt kategori 117" } }
  category "subcategory_127" { label = { en = "Subcategory 127", tr = "Alt kategori 127" } }
  category "subcategory_130" { label = { en = "Subcategory 130", tr = "Alt kategori 130" } }
  category "subcategory_153" { label = { en = "Subcategory 153", tr = "Alt kategori 153" } }
  category "subcategory_168" { label = { en = "Subcategory 168", tr = "Alt kategori 168" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_178" { label = { en = "Subcategory 178", tr = "Alt kategori 178" } }
  category "subcategory_225" { label = { en = "Subcategory 225", tr = "Alt kategori 225" } }
  category "subcategory_269" { label = { en = "Subcategory 269", tr = "Alt kategori 269" } }
  category "subcategory_271" { label = { en = "Subcategory 271", tr = "Alt kategori 271" } }
  category "subcategory_303" { label = { en = "Subcategory 303", tr = "Alt kategori 303" } }
}

category "category_54" {
  label  = { en = "Category 54", tr = "Kategori 54" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_177" { label = { en = "Subcategory 177", tr = "Alt kategori 177" } }
  category "subcategory_304" { label = { en = "Subcategory 304", tr = "Alt kategori 304" } }
}

category "category_55" {
  label  = { en = "Category 55", tr = "Kategori 55" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_170" { label = { en = "Subcategory 170", tr = "Alt kategori 170" } }
  category "subcategory_184" { label = { en = "Subcategory 184", tr = "Alt kategori 184" } }
}

category "category_57" {
  label  = { en = "Category 57", tr = "Kategori 57" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_23" { label = { en = "Subcategory 23", tr = "Alt kategori 23" } }
  category "subcategory_101" { label = { en = "Subcategory 101", tr = "Alt kategori 101" } }
  category "subcategory_102" { label = { en = "Subcategory 102", tr = "Alt kategori 102" } }
  category "subcategory_146" { label = { en = "Subcategory 146", tr = "Alt kategori 146" } }
  category "subcategory_159" { label = { en = "Subcategory 159", tr = "Alt kategori 159" } }
  category "subcategory_167" { label = { en = "Subcategory 167", tr = "Alt kategori 167" } }
  category "subcategory_170" { label = { en = "Subcategory 170", tr = "Alt kategori 170" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
  category "subcategory_184" { label = { en = "Subcategory 184", tr = "Alt kategori 184" } }
  category "subcategory_185" { label = { en = "Subcategory 185", tr = "Alt kategori 185" } }
  category "subcategory_270" { label = { en = "Subcategory 270", tr = "Alt kategori 270" } }
  category "subcategory_305" { label = { en = "Subcategory 305", tr = "Alt kategori 305" } }
}

category "category_58" {
  label  = { en = "Category 58", tr = "Kategori 58" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_280" { label = { en = "Subcategory 280", tr = "Alt kategori 280" } }
}

category "category_59" {
  label  = { en = "Category 59", tr = "Kategori 59" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_210" { label = { en = "Subcategory 210", tr = "Alt kategori 210" } }
}

category "category_61" {
  label  = { en = "Category 61", tr = "Kategori 61" }
  kind   = request
  flow   = flow.incident
  fields = [field.number, field.impact, field.urgency, field.location, field.configuration_item, field.closed_code]
  priority {
    table   = table.priority
    default = low
  }
  category "subcategory_16" { label = { en = "Subcategory 16", tr = "Alt kategori 16" } }
  category "subcategory_36" { label = { en = "Subcategory 36", tr = "Alt kategori 36" } }
  category "subcategory_164" { label = { en = "Subcategory 164", tr = "Alt kategori 164" } }
  category "subcategory_174" { label = { en = "Subcategory 174", tr = "Alt kategori 174" } }
}
