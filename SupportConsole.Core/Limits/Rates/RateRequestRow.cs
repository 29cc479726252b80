using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Limits.Rates;

/// <summary>A named request as its table holds it.</summary>
internal sealed record RateRequestRow
{
    public required string AccountId { get; init; }

    public required RateRequestKind Kind { get; init; }

    public required string RequestId { get; init; }

    public required DateTimeOffset DecidedAt { get; init; }

    public required string Answer { get; init; }
}

internal sealed class RateRequestConfiguration : IEntityTypeConfiguration<RateRequestRow>
{
    public void Configure(EntityTypeBuilder<RateRequestRow> builder)
    {
        builder.ToTable("RateRequests");
        builder.HasKey(request => new
        {
            request.AccountId,
            request.Kind,
            request.RequestId,
        });
        builder.Property(request => request.AccountId).HasMaxLength(ColumnLengths.Id);
        builder.Property(request => request.RequestId).HasMaxLength(ColumnLengths.Id);
        builder.HasIndex(request => request.DecidedAt);
    }
}
