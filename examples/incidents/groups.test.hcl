# Which group works the incidents of a category first.
test "group_5" {
  case { category = category.category_44.subcategory_54 }
  expect { team = team.group_5 }
}

test "group_9" {
  case { category = category.category_34.subcategory_112 }
  expect { team = team.group_9 }
}

test "group_20" {
  case { category = category.category_23.subcategory_3 }
  expect { team = team.group_20 }
}

test "group_22" {
  case { category = category.category_43.subcategory_105 }
  expect { team = team.group_22 }
}

test "group_23" {
  case { category = category.category_24.subcategory_30 }
  expect { team = team.group_23 }
}

test "group_24" {
  case { category = category.category_7.subcategory_164 }
  expect { team = team.group_24 }
}

test "group_27" {
  case { category = category.category_54.subcategory_177 }
  expect { team = team.group_27 }
}

test "group_53" {
  case { category = category.category_8.subcategory_156 }
  expect { team = team.group_53 }
}

test "group_56" {
  case { category = category.category_55.subcategory_170 }
  expect { team = team.group_56 }
}

test "group_61" {
  case { category = category.category_19.subcategory_4 }
  expect { team = team.group_61 }
}

test "group_64" {
  case { category = category.category_51.subcategory_6 }
  expect { team = team.group_64 }
}

test "group_65" {
  case { category = category.category_57.subcategory_23 }
  expect { team = team.group_65 }
}

test "group_70" {
  case { category = category.category_13.subcategory_69 }
  expect { team = team.group_70 }
}

test "group_73" {
  case { category = category.category_61.subcategory_16 }
  expect { team = team.group_73 }
}

test "group_75" {
  case { category = category.category_22.subcategory_277 }
  expect { team = team.group_75 }
}

test "service_desk" {
  case { category = category.category_17.subcategory_90 }
  expect { team = team.service_desk }
}
