-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"

-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
