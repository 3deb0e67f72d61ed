-- parameters: @p0
SELECT "a"."AgentId", "a"."Name"
FROM "Agents" AS "a"
WHERE "a"."AgentId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
