using System.ComponentModel.DataAnnotations;
using SupportConsole.Api.Requests;
using SupportConsole.Core.Limits.Transcripts;

namespace SupportConsole.Api.Transcripts;

/// <summary>A worker asks for at most max transcripts, and waits when there is none.</summary>
internal sealed record LeaseBody
{
    private const int DefaultLeaseSeconds = 60;

    [Required]
    public string? WorkerId { get; init; }

    [Required]
    public int? Max { get; init; }

    /// <summary>0 when absent;</summary>
    public int? WaitSeconds { get; init; }

    /// <summary>60 when absent;</summary>
    public int? LeaseSeconds { get; init; }

    public LeaseRequest Read(RequestFields fields) =>
        new(
            fields.Required(FieldRules.WorkerId, WorkerId),
            fields.Required(FieldRules.Max, Max),
            fields.Seconds(FieldRules.WaitSeconds, WaitSeconds, byDefault: 0),
            fields.Seconds(FieldRules.LeaseSeconds, LeaseSeconds, DefaultLeaseSeconds)
        );
}

/// <summary>Transcripts now in the worker's hands, oldest start first.</summary>
internal sealed record LeaseAnswer(IReadOnlyList<LeasedAnswer> Leases);

/// <summary>A transcript in the worker's hands until expiresAt. attempt is 1 for the first.</summary>
internal sealed record LeasedAnswer(
    string Id,
    string AccountId,
    string ProjectId,
    string Model,
    string? AudioUrl,
    string LeaseToken,
    DateTime ExpiresAt,
    int Attempt
)
{
    public static LeasedAnswer Of(Lease lease) =>
        new(
            lease.Id,
            lease.AccountId,
            lease.ProjectId,
            lease.Model,
            lease.AudioUrl,
            lease.LeaseToken,
            lease.ExpiresAt.UtcDateTime,
            lease.Attempt
        );
}

/// <summary>Leases to renew.</summary>
internal sealed record HeartbeatBody
{
    [Required]
    public IReadOnlyList<LeaseKeyBody?>? Leases { get; init; }

    public IReadOnlyList<LeaseKey> Read(RequestFields fields) =>
        fields.Batch(FieldRules.Leases, Leases, lease => lease.Read(fields));
}

/// <summary>What proves that the worker holds the lease.</summary>
internal sealed record LeaseKeyBody
{
    [Required]
    public string? Id { get; init; }

    [Required]
    public string? LeaseToken { get; init; }

    public LeaseKey Read(RequestFields fields) =>
        new(fields.Required(FieldRules.TranscriptId, Id), fields.Required(FieldRules.LeaseToken, LeaseToken));
}

/// <summary>Ids that hold on, and those whose lease is no longer this worker's: stop working on them.</summary>
internal sealed record HeartbeatAnswer(IReadOnlyList<string> Renewed, IReadOnlyList<string> Stale);
