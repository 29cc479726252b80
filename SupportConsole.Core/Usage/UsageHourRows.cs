using SupportConsole.Core.Engine;

namespace SupportConsole.Core.Usage;

/// <summary>Charged work of a batch, added up by hour.</summary>
internal sealed class UsageHourRows(CommandContext context) : RowSet
{
    private readonly Dictionary<
        (string Account, DateTimeOffset Hour, string Project, string Key, Product Product, string Model),
        UsageHour
    > _hours = [];

    /// <summary>Adds one piece of work.</summary>
    public void Add(
        string accountId,
        string projectId,
        string? apiKeyId,
        Product product,
        string model,
        long milliseconds,
        Money cost
    )
    {
        var hour = context.Now.Truncate(TimeSpan.FromHours(1));
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
            : sum with
            {
                Items = sum.Items + 1,
                Milliseconds = sum.Milliseconds + milliseconds,
                Cost = sum.Cost + cost,
            };
    }

    public override ValueTask WriteAsync()
    {
        Writes.IfAny(_hours.Values, context.Tables<IUsageTables>().Add);
        return ValueTask.CompletedTask;
    }
}

/// <summary>The usage of a batch.</summary>
internal static class UsageContext
{
    extension(CommandContext context)
    {
        public UsageHourRows Usage => context.Rows<UsageHourRows>();
    }
}
