package cn.linli.duty;

import cn.linli.shared.CommunityId;
import cn.linli.shared.dynamo.Condition;
import cn.linli.shared.dynamo.Dynamo;
import cn.linli.shared.dynamo.ItemSchema;
import cn.linli.shared.dynamo.Table;
import cn.linli.shared.dynamo.WriteSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;

/** Plans: {@code <community>#plans#<year> / <kind>}. */
final class PlanTable {
  private static final EnhancedType<List<Integer>> NUMBERS = EnhancedType.listOf(Integer.class);

  private static TableSchema<Plan> schema() {
    return ItemSchema.of(
            Plan.class, plan -> pk(plan.community(), plan.year()), Plan::kind, PlanTable::plan)
        .with("community", String.class, plan -> plan.community().value())
        .with("year", Integer.class, Plan::year)
        .with("target", Integer.class, Plan::target)
        .with("byQuarter", NUMBERS, Plan::byQuarter)
        .with("byMonth", NUMBERS, Plan::byMonth)
        .with("reason", String.class, Plan::reason)
        .with("revision", Integer.class, Plan::revision)
        .build();
  }

  private static Plan plan(ItemSchema.Fields fields) {
    return new Plan(
        fields.get("community", CommunityId::new),
        fields.number("year"),
        fields.get("sk"),
        fields.number("target"),
        fields.get("byQuarter"),
        fields.get("byMonth"),
        fields.get("reason"),
        fields.number("revision"));
  }

  private final Table<Plan> rows;

  PlanTable(Dynamo dynamo) {
    this.rows = Table.of(dynamo, FactTable.NAME, PlanTable::schema);
  }

  Optional<Plan> find(CommunityId community, int year, String kind) {
    return rows.get(pk(community, year), kind);
  }

  /** The plans of a year by their kinds; as many as the centre has kinds. */
  Map<String, Plan> glance(CommunityId community, int year) {
    var plans = new HashMap<String, Plan>();
    rows.glanceAll(pk(community, year), "").forEach(plan -> plans.put(plan.kind(), plan));
    return plans;
  }

  /** Writes the next revision. */
  void put(WriteSet writes, Plan next) {
    var ifChanged = DutyError.CHANGED_MEANWHILE.refusal();
    writes.put(rows, next, Condition.isAt(next.revision() - 1), ifChanged);
  }

  private static String pk(CommunityId community, int year) {
    return community + "#plans#" + year;
  }
}
