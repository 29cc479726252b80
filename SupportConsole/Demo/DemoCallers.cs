using System.Collections.Concurrent;
using SupportConsole.Core.Projects;

namespace SupportConsole.Demo;

/// <summary>
/// Which project and API key the calls of a demo account name. Accounts without any name none, as most customers do.
/// </summary>
internal sealed class DemoCallers
{
    /// <summary>Of ten calls so many come from the first key; the others share the rest.</summary>
    private const int FirstOfTen = 6;

    private readonly ConcurrentDictionary<string, DemoCaller[]> _callers = [];

    /// <summary>Takes what an account has.</summary>
    public void Set(ProjectsView view)
    {
        // By name: the ids are made up anew in every replay.
        DemoCaller[] callers =
        [
            .. view.Projects.SelectMany(project =>
                project
                    .Keys.OrderBy(key => key.Name, StringComparer.Ordinal)
                    .Select(key => new DemoCaller(project.Id, key.Id))
            ),
        ];
        if (callers.Length > 0)
        {
            _callers[view.AccountId] = callers;
        }
    }

    /// <summary>Who makes a call.</summary>
    /// <param name="accountId">Whose call.</param>
    /// <param name="dice">Any number, different for each call.</param>
    public DemoCaller Pick(string accountId, int dice)
    {
        if (!_callers.TryGetValue(accountId, out var callers))
        {
            return DemoCaller.Unnamed;
        }

        var (place, turn) = ((dice & int.MaxValue) % 10, (dice & int.MaxValue) / 10);
        return callers.Length == 1 || place < FirstOfTen ? callers[0] : callers[1 + (turn % (callers.Length - 1))];
    }

    /// <summary>A project is gone: its programs have stopped.</summary>
    public void DropProject(string accountId, string projectId) =>
        Drop(accountId, caller => caller.ProjectId == projectId);

    /// <summary>An API key is gone: its program has stopped.</summary>
    public void DropKey(string accountId, string apiKeyId) => Drop(accountId, caller => caller.ApiKeyId == apiKeyId);

    private void Drop(string accountId, Func<DemoCaller, bool> isGone)
    {
        if (_callers.TryGetValue(accountId, out var callers))
        {
            DemoCaller[] left = [.. callers.Where(caller => !isGone(caller))];
            _ = left.Length == 0 ? _callers.TryRemove(accountId, out _) : _callers.TryUpdate(accountId, left, callers);
        }
    }
}

/// <summary>A customer's program.</summary>
/// <param name="ProjectId">Null names none.</param>
/// <param name="ApiKeyId">Null names none.</param>
internal sealed record DemoCaller(string? ProjectId, string? ApiKeyId)
{
    public static DemoCaller Unnamed { get; } = new(null, null);
}
