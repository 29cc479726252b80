using SupportConsole.Core.Billing;

namespace SupportConsole.Core.Usage;

/// <summary>Adds up charged work by hour while a batch of decisions is made.</summary>
internal sealed class UsageTally
{
    private readonly Dictionary<(string Account, DateTimeOffset Hour, string Project, string Key, Product Product, string Model), UsageHour> _hours = [];

    public IReadOnlyCollection<UsageHour> Hours => _hours.Values;

    /// <summary>Adds one piece of work.</summary>
    public void Add(string accountId, string projectId, string? apiKeyId, Product product, string model, long milliseconds, Money cost, DateTimeOffset now)
    {
        var hour = now.Truncate(TimeSpan.FromHours(1));
        var key = (accountId, hour, projectId, apiKeyId ?? "", product, model);
        var sum = _hours.GetValueOrDefault(key);
        _hours[key] = sum is null
            ? new()
            {
                AccountId = accountId,
                Hour = hour,
                ProjectId = projectId,
                ApiKeyId = apiKeyId ?? "",
                Product = product,
                Model = model,
                Items = 1,
                Milliseconds = milliseconds,
                Cost = cost,
            }
            : sum with { Items = sum.Items + 1, Milliseconds = sum.Milliseconds + milliseconds, Cost = sum.Cost + cost };
    }
}
