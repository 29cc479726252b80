using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Audit.LookUps;

/// <summary>How a person came upon an account.</summary>
public enum LookUpKind
{
    /// <summary>The one match of a search.</summary>
    Found = 0,

    /// <summary>The account's page was opened.</summary>
    Opened = 1,
}

/// <summary>
/// One look-up of an account: at most one row for each person, account and UTC hour. Look-ups stand outside the chain
/// and are deleted after <see cref="Kept"/>.
/// </summary>
public sealed record AccountLookUp
{
    /// <summary>How long a look-up is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public required string AccountId { get; init; }

    /// <summary>Start of the UTC hour.</summary>
    public required DateTimeOffset Hour { get; init; }

    public required string ActorId { get; init; }

    public required string ActorName { get; init; }

    /// <summary>The hour's strongest: a page that was opened outweighs a search.</summary>
    public required LookUpKind Kind { get; init; }

    /// <summary>The first look-up of the hour.</summary>
    public required DateTimeOffset At { get; init; }
}

internal sealed class AccountLookUpConfiguration : IEntityTypeConfiguration<AccountLookUp>
{
    public void Configure(EntityTypeBuilder<AccountLookUp> builder)
    {
        builder.ToTable("AccountLookUps");
        builder.HasKey(lookUp => new
        {
            lookUp.AccountId,
            lookUp.Hour,
            lookUp.ActorId,
        });
        builder.Property(lookUp => lookUp.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(lookUp => lookUp.Hour).HasColumnName("hour_start");
        builder.Property(lookUp => lookUp.ActorId).HasMaxLength(ColumnLengths.Key);
        builder.Property(lookUp => lookUp.ActorName).HasMaxLength(ColumnLengths.Key);
        builder.Property(lookUp => lookUp.At).HasColumnName("happened_at");

        // Old ones are trimmed by the hour.
        builder.HasIndex(lookUp => lookUp.Hour);

        // A person's own last ones.
        builder.HasIndex(lookUp => new { lookUp.ActorId, lookUp.Hour });
    }
}
