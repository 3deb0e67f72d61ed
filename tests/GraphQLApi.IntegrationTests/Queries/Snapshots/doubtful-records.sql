-- parameters: @p0
SELECT COUNT(*)
FROM "Sessions" AS "s"
WHERE "s"."DataQuality" & @p0 <> 0

-- parameters: @p0, @p1
SELECT "s"."SessionId", "s"."StartTime", "s"."EndTime", "s"."EffectiveEndTime", "s"."FinalStatus", "s"."SmartStatus", "s"."DataQuality"
FROM "Sessions" AS "s"
WHERE "s"."DataQuality" & @p0 <> 0
ORDER BY "s"."StartTime" DESC, "s"."SessionId"
LIMIT @p1
