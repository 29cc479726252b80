using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SupportConsole.Core.Administration;
using SupportConsole.Core.Alerts;
using SupportConsole.Core.LimitChanges.Escalations;
using SupportConsole.Tests.Integration.Engines;

namespace SupportConsole.Tests.Integration.Administration;

/// <summary>Whoever handles an important account's trouble reads whom to tell.</summary>
public abstract class ImportanceContract(TestEngine engine) : AdministrationTestBase(engine)
{
    [SkippableFact]
    public async Task ImportantAccount_IsMarkedWithAlertsAndInTheEscalationAndItsPost()
    {
        await RegisterAsync(limit: 10);
        await AppliedAsync(AccountField.Importance, settings => settings with { ImportantOwner = "Ola <Owner>" });
        await SubmitAsync(15);
        Clock.Advance(TimeSpan.FromMinutes(15));
        using (var watch = ActivatorUtilities.CreateInstance<AlertWatch>(Host.Get<IServiceProvider>()))
        {
            await watch.RunAsync(default);
        }

        var asked = Assert.IsType<EscalationRequestOutcome.Requested>(
            await Host.Escalations.RequestAsync(People.Engineer, Wish(10, 900), default)
        );

        var alert = Assert.Single(await Host.Get<IAlerts>().ListAsync(People.Engineer, default));
        Assert.Equal("Ola <Owner>", alert.ImportantOwner);
        var page = await Host.Escalations.ListAsync(People.Engineer, new(EscalationKind.Waiting, 1), default);
        Assert.Equal("Ola <Owner>", Assert.Single(page.Items).ImportantOwner);
        var detail = await Host.Escalations.FindAsync(People.Engineer, asked.EscalationId, default);
        Assert.Contains("Important account, owner Ola <Owner>\n", detail!.Message, StringComparison.Ordinal);
        await using var context = Host.OpenContext();
        var key = EscalationEnding.PostKey(asked.EscalationId, "Requested");
        var post = await context.OutboxMessages.AsNoTracking().SingleAsync(message => message.DeduplicationKey == key);
        Assert.Contains(
            "Important account, owner Ola &lt;Owner&gt;\n",
            EngineeringPost.Read(post.Payload).Text,
            StringComparison.Ordinal
        );
    }
}

public sealed class SqliteImportanceTests() : ImportanceContract(TestEngine.Sqlite);

public sealed class PostgreSqlImportanceTests() : ImportanceContract(TestEngine.PostgreSql);

public sealed class SqlServerImportanceTests() : ImportanceContract(TestEngine.SqlServer);
