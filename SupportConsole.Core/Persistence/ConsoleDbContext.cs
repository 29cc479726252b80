using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SupportConsole.Core.Persistence;

/// <summary>
/// The one model of all engines: schema, migrations and every read that is not hot. Decisions write the same tables
/// through <see cref="Engine.ICommandStore"/>, so nothing of theirs is ever saved by change tracking.
/// </summary>
internal abstract class ConsoleDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Sorts after every other character in the binary collation, which goes by code points.</summary>
    public virtual string LastCharacter => "\U0010FFFF";

    /// <summary>
    /// A literal that compares text byte by byte on this engine: ids are case-sensitive, and prefix ranges need a plain
    /// order.
    /// </summary>
    protected abstract string? BinaryCollation { get; }

    /// <summary>
    /// What of the database's settings is not as the program needs it, and the cure; null when all is well.
    /// </summary>
    public virtual Task<string?> FindConcernAsync(CancellationToken cancellationToken) =>
        Task.FromResult<string?>(null);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMillisecondsConverter>();
        configurationBuilder.Properties<Money>().HaveConversion<MicrosConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(ConsoleDbContext).Assembly);
        SnakeCaseNames.Apply(modelBuilder.Model);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(string) && property.GetMaxLength() <= ColumnLengths.Key)
            {
                property.SetCollation(BinaryCollation);
            }
        }
    }

    private sealed class UnixMillisecondsConverter()
        : ValueConverter<DateTimeOffset, long>(
            time => time.ToUnixTimeMilliseconds(),
            value => DateTimeOffset.FromUnixTimeMilliseconds(value)
        );

    private sealed class MicrosConverter()
        : ValueConverter<Money, long>(money => money.Micros, value => new Money(value));
}
