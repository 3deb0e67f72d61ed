using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace GraphQLApi.Cache.Migrations.Sqlite;

/// <summary>
/// What EF compares the model with to warn of pending changes. A second copy of the model, as its tool writes one, would only be as good as the
/// hand that copies it; so this answers with the model itself, and MigrationTests compare the migrated tables with it instead.
/// </summary>
[DbContext(typeof(CacheDbContext))]
internal sealed class CacheModelSnapshot : ModelSnapshot
{
    public override IModel Model
    {
        get
        {
            using var context = new CacheDbContext(new DbContextOptionsBuilder<CacheDbContext>().UseSqlite().Options);
            return context.GetService<IDesignTimeModel>().Model;
        }
    }

    protected override void BuildModel(ModelBuilder modelBuilder)
    {
        // The model above is complete.
    }
}
