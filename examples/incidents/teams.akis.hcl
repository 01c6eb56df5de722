# The groups of the log, and the group that first works most incidents of a category.
team "service_desk" { label = { en = "Service desk", tr = "Hizmet masası" } }
team "group_3" { label = { en = "Group 3", tr = "Grup 3" } }
team "group_5" { label = { en = "Group 5", tr = "Grup 5" } }
team "group_6" { label = { en = "Group 6", tr = "Grup 6" } }
team "group_8" { label = { en = "Group 8", tr = "Grup 8" } }
team "group_9" { label = { en = "Group 9", tr = "Grup 9" } }
team "group_10" { label = { en = "Group 10", tr = "Grup 10" } }
team "group_12" { label = { en = "Group 12", tr = "Grup 12" } }
team "group_14" { label = { en = "Group 14", tr = "Grup 14" } }
team "group_15" { label = { en = "Group 15", tr = "Grup 15" } }
team "group_19" { label = { en = "Group 19", tr = "Grup 19" } }
team "group_20" { label = { en = "Group 20", tr = "Grup 20" } }
team "group_21" { label = { en = "Group 21", tr = "Grup 21" } }
team "group_22" { label = { en = "Group 22", tr = "Grup 22" } }
team "group_23" { label = { en = "Group 23", tr = "Grup 23" } }
team "group_24" { label = { en = "Group 24", tr = "Grup 24" } }
team "group_25" { label = { en = "Group 25", tr = "Grup 25" } }
team "group_26" { label = { en = "Group 26", tr = "Grup 26" } }
team "group_27" { label = { en = "Group 27", tr = "Grup 27" } }
team "group_28" { label = { en = "Group 28", tr = "Grup 28" } }
team "group_29" { label = { en = "Group 29", tr = "Grup 29" } }
team "group_30" { label = { en = "Group 30", tr = "Grup 30" } }
team "group_31" { label = { en = "Group 31", tr = "Grup 31" } }
team "group_33" { label = { en = "Group 33", tr = "Grup 33" } }
team "group_34" { label = { en = "Group 34", tr = "Grup 34" } }
team "group_35" { label = { en = "Group 35", tr = "Grup 35" } }
team "group_37" { label = { en = "Group 37", tr = "Grup 37" } }
team "group_39" { label = { en = "Group 39", tr = "Grup 39" } }
team "group_43" { label = { en = "Group 43", tr = "Grup 43" } }
team "group_46" { label = { en = "Group 46", tr = "Grup 46" } }
team "group_47" { label = { en = "Group 47", tr = "Grup 47" } }
team "group_48" { label = { en = "Group 48", tr = "Grup 48" } }
team "group_49" { label = { en = "Group 49", tr = "Grup 49" } }
team "group_50" { label = { en = "Group 50", tr = "Grup 50" } }
team "group_51" { label = { en = "Group 51", tr = "Grup 51" } }
team "group_53" { label = { en = "Group 53", tr = "Grup 53" } }
team "group_54" { label = { en = "Group 54", tr = "Grup 54" } }
team "group_55" { label = { en = "Group 55", tr = "Grup 55" } }
team "group_56" { label = { en = "Group 56", tr = "Grup 56" } }
team "group_57" { label = { en = "Group 57", tr = "Grup 57" } }
team "group_58" { label = { en = "Group 58", tr = "Grup 58" } }
team "group_59" { label = { en = "Group 59", tr = "Grup 59" } }
team "group_60" { label = { en = "Group 60", tr = "Grup 60" } }
team "group_61" { label = { en = "Group 61", tr = "Grup 61" } }
team "group_62" { label = { en = "Group 62", tr = "Grup 62" } }
team "group_63" { label = { en = "Group 63", tr = "Grup 63" } }
team "group_64" { label = { en = "Group 64", tr = "Grup 64" } }
team "group_65" { label = { en = "Group 65", tr = "Grup 65" } }
team "group_66" { label = { en = "Group 66", tr = "Grup 66" } }
team "group_67" { label = { en = "Group 67", tr = "Grup 67" } }
team "group_68" { label = { en = "Group 68", tr = "Grup 68" } }
team "group_69" { label = { en = "Group 69", tr = "Grup 69" } }
team "group_70" { label = { en = "Group 70", tr = "Grup 70" } }
team "group_72" { label = { en = "Group 72", tr = "Grup 72" } }
team "group_73" { label = { en = "Group 73", tr = "Grup 73" } }
team "group_74" { label = { en = "Group 74", tr = "Grup 74" } }
team "group_75" { label = { en = "Group 75", tr = "Grup 75" } }
team "group_76" { label = { en = "Group 76", tr = "Grup 76" } }
team "group_77" { label = { en = "Group 77", tr = "Grup 77" } }
team "group_78" { label = { en = "Group 78", tr = "Grup 78" } }
team "group_81" { label = { en = "Group 81", tr = "Grup 81" } }
team "group_82" { label = { en = "Group 82", tr = "Grup 82" } }

route "first_group" {
  rule "group_5" {
    when = "under(case.category, 'category_44')"
    to   = team.group_5
  }
  rule "group_9" {
    when = "under(case.category, 'category_33') or under(case.category, 'category_34')"
    to   = team.group_9
  }
  rule "group_20" {
    when = "under(case.category, 'category_23')"
    to   = team.group_20
  }
  rule "group_22" {
    when = "under(case.category, 'category_43')"
    to   = team.group_22
  }
  rule "group_23" {
    when = "under(case.category, 'category_24')"
    to   = team.group_23
  }
  rule "group_24" {
    when = "under(case.category, 'category_7')"
    to   = team.group_24
  }
  rule "group_27" {
    when = "under(case.category, 'category_47') or under(case.category, 'category_54')"
    to   = team.group_27
  }
  rule "group_53" {
    when = "under(case.category, 'category_8')"
    to   = team.group_53
  }
  rule "group_56" {
    when = "under(case.category, 'category_55')"
    to   = team.group_56
  }
  rule "group_61" {
    when = "under(case.category, 'category_19')"
    to   = team.group_61
  }
  rule "group_64" {
    when = "under(case.category, 'category_51')"
    to   = team.group_64
  }
  rule "group_65" {
    when = "under(case.category, 'category_57')"
    to   = team.group_65
  }
  rule "group_70" {
    when = "under(case.category, 'unknown') or under(case.category, 'category_2') or under(case.category, 'category_9') or under(case.category, 'category_13') or under(case.category, 'category_20') or under(case.category, 'category_26') or under(case.category, 'category_28') or under(case.category, 'category_31') or under(case.category, 'category_32') or under(case.category, 'category_35') or under(case.category, 'category_37') or under(case.category, 'category_40') or under(case.category, 'category_42') or under(case.category, 'category_45') or under(case.category, 'category_46') or under(case.category, 'category_50') or under(case.category, 'category_53')"
    to   = team.group_70
  }
  rule "group_73" {
    when = "under(case.category, 'category_61')"
    to   = team.group_73
  }
  rule "group_75" {
    when = "under(case.category, 'category_22')"
    to   = team.group_75
  }
  default = team.service_desk
}
