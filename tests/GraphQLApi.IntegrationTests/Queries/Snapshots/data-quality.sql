-- parameters: @range_From, @range_To
SELECT "s"."DataQuality" AS "Flags", COUNT(*) AS "Count"
FROM "Sessions" AS "s"
WHERE "s"."StartTime" >= @range_From AND "s"."StartTime" < @range_To AND "s"."DataQuality" <> 0
GROUP BY "s"."DataQuality"

-- parameters: @range_From, @range_To
SELECT "s"."SessionId", "s"."DataQuality"
FROM "Sessions" AS "s"
WHERE "s"."StartTime" >= @range_From AND "s"."StartTime" < @range_To AND "s"."DataQuality" <> 0
ORDER BY "s"."StartTime" DESC, "s"."SessionId"
