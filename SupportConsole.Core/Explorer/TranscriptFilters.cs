using System.Diagnostics.CodeAnalysis;
using SupportConsole.Core.Limits.Transcripts;
using SupportConsole.Core.Persistence;

namespace SupportConsole.Core.Explorer;

/// <summary>The conditions of a list as the database is asked for them.</summary>
internal static class TranscriptFilters
{
    [SuppressMessage(
        "Globalization",
        "CA1304:Specify CultureInfo",
        Justification = "The database folds; the call is never made here."
    )]
    [SuppressMessage(
        "Globalization",
        "CA1311:Specify a culture or use an invariant version",
        Justification = "The database folds; the call is never made here."
    )]
    [SuppressMessage(
        "Performance",
        "CA1862:Use the StringComparison method overloads",
        Justification = "The database knows no such overload."
    )]
    public static IQueryable<Transcript> Apply(
        ConsoleDbContext context,
        IQueryable<Transcript> transcripts,
        TranscriptQuery query
    )
    {
        var (worker, leases) = (query.Worker, context.TranscriptLeases);
        var error = query.Error?.ToLowerInvariant();
        return transcripts
            .If(query.Status, status => transcript => transcript.Status == status)
            .If(query.IsThrottled ? Throttle.Never : null as Throttle?, never =>
                transcript => transcript.Throttle != never
            )
            .If(query.Model, model => transcript => transcript.Model == model)
            .If(query.ProjectId, project => transcript => transcript.ProjectId == project)
            .If(query.ApiKeyId, key => transcript => transcript.ApiKeyId == key)
            .If(query.From, from => transcript => transcript.SubmittedAt >= from)
            .If(query.To, to => transcript => transcript.SubmittedAt < to)
            .If(error, text => transcript => transcript.Error != null && transcript.Error.ToLower().Contains(text))
            .If(worker, owner =>
                transcript =>
                    transcript.LeaseOwner == owner
                    || leases.Any(lease => lease.TranscriptId == transcript.Id && lease.Worker == owner)
            );
    }

    private static IQueryable<Transcript> If<T>(
        this IQueryable<Transcript> transcripts,
        T? value,
        Func<T, System.Linq.Expressions.Expression<Func<Transcript, bool>>> condition
    )
        where T : struct => value is { } given ? transcripts.Where(condition(given)) : transcripts;

    private static IQueryable<Transcript> If(
        this IQueryable<Transcript> transcripts,
        string? value,
        Func<string, System.Linq.Expressions.Expression<Func<Transcript, bool>>> condition
    ) => value is null ? transcripts : transcripts.Where(condition(value));
}
